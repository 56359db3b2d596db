package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parents in class files mention classes that whoever inherits them may not have. */
final class MissingClassesTest {
  private static final JavaFileObject SHOP =
      Shops.file("Shop", "@HttpApi interface Shop extends pre.Par { @Get(\"/own\") void own(); }");

  @TempDir Path classes;

  /** The compiler does without them, as long as nobody looks at them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "public interface Par { @Get(\"/q\") void q(@GoneNote @QueryParam(\"q\") String q); }",
        "public interface Par { @GoneNote @Get(\"/q\") void q(); }",
        "public interface Par { @Get(\"/q\") @GoneNote void q(); }",
        "@GoneNote public interface Par { @Get(\"/q\") void q(); }",
        "public interface Par { @GoneNote default void d() {} @Get(\"/q\") void q(); }",
        "public interface Par { @GoneNote(Gone.class) @Get(\"/q\") void q(); }",
        "@GoneNote public interface Par { @GoneNote int X = 1; class Y extends Gone {} }",
        "public interface Par { @Get(\"/q\") void q(@Params Filter f);"
            + " record Filter(@GoneNote @QueryParam(\"e\") String e) {} }"
      })
  void annotationsOfOthersAreNotMissed(String parent) throws IOException {
    Compilation compilation = compile(parent);
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation).generatedSourceFile("shop.ShopClient");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Gone      | @Get(\"/x\") Gone x();",
        "Gone      | @Get(\"/x\") List<Gone> x();",
        "Gone      | @Get(\"/x\") void x(@QueryParam(\"q\") Gone q);",
        "Gone      | @Get(\"/x\") void x(@QueryParam(\"q\") List<Gone[]> q);",
        "GoneText  | @Get(\"/x\") void x(@QueryParam(\"q\") @Convert(GoneText.class) String q);",
        "GoneFault | @Get(\"/x\") @OnStatus(value = 404, error = GoneFault.class) void x();",
        "GoneFault | @Get(\"/x\") void x() throws GoneFault;",
        "Gone      | @Get(\"/x\") void x(@Params Of f); public record Of(@QueryParam Gone gone) {}",
        "GoneRow   | @Get(\"/x\") void x(@Params GoneRow f);",
        "GoneParent| @Get(\"/x\") Map<String, ? extends GoneParent> x();"
      })
  void otherClassesAreAskedFor(String missing, String method) throws IOException {
    Compilation compilation = compile("public interface Par { " + method + " }");
    assertThat(compilation)
        .hadErrorContaining(
            "mentions pre.%s, which cannot be found. Add it to the class path. (in"
                .formatted(missing))
        .inFile(SHOP)
        .onLine(11);
    assertThat(compilation.errors()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[API-19] Below mentions pre.Gone | @Get(\"/x\") void x(@QueryParam(\"q\") Below b);"
            + " class Below extends Gone {}",
        "[API-09] throws Par.Below | @Get(\"/x\") void x() throws Below;"
            + " class Below extends GoneFault { Below() { super(1, null); } }",
        "[API-19] x() mentions pre.GoneFault |"
            + " @Get(\"/x\") @OnStatus(value = 404, error = Below.class) void x() throws Below;"
            + " class Below extends GoneFault { public Below(int s, String b) { super(s, b); } }",
        "[API-19] Below mentions pre.GoneParent | @Get(\"/x\") void x(@Params Below b);"
            + " record Below(@QueryParam String s) implements GoneParent {}",
        "[API-19] x() mentions pre.GoneText |"
            + " @Get(\"/x\") void x(@QueryParam(\"q\") @Convert(Below.class) String s);"
            + " class Below extends GoneText {}"
      })
  void whatStandsBehindOtherClassesIsAskedForWhereItIsNeeded(String message, String method)
      throws IOException {
    Compilation compilation = compile("public interface Par { " + method + " }");
    assertThat(compilation).hadErrorContaining(message).inFile(SHOP).onLine(11);
    assertThat(compilation.errors())
        .allMatch(error -> error.getMessage(Locale.ROOT).startsWith("["));
  }

  /** Compilers look through the parents of what a client is given and gives back. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Post(\"/x\") void x(@Body Below below); class Below extends Gone {}",
        "@Post(\"/x\") void x(@Body List<Below[]> below); class Below implements GoneParent {}",
        "@Post(\"/x\") void x(@Part(\"p\") Below below); class Below extends Gone {}",
        "@Post(\"/x\") void x(@Params Of of); class Below extends Gone {}"
            + " record Of(@Body Below below) {}",
        "@Get(\"/x\") Below x(); class Below implements GoneParent {}",
        "@Get(\"/x\") Below x(); class Below extends Middle {} class Middle extends Gone {}",
        "@Get(\"/x\") java.util.concurrent.CompletionStage<Optional<Below>> x();"
            + " class Below implements GoneParent {}",
        "@Get(\"/x\") void x(@QueryParam(\"q\") Below below);"
            + " enum Below implements GoneParent { A }"
      })
  void whatStandsBehindABodyOrResultIsAskedFor(String method) throws IOException {
    Compilation compilation = compile("public interface Par { " + method + " }");
    assertThat(compilation)
        .hadErrorContainingMatch(
            "\\[API-19\\] \\w+(\\(\\))? mentions pre.Gone(Parent)?, which cannot be found.")
        .inFile(SHOP)
        .onLine(11);
    assertThat(compilation.errors()).hasSize(1);
  }

  /** It looks for parents before any processor runs. */
  @Test
  void aMissingParentIsTheCompilersToReport() throws IOException {
    Compilation compilation = compile("public interface Par extends GoneParent {}");
    assertThat(compilation).hadErrorContaining("cannot access pre.GoneParent").inFile(SHOP);
    assertThat(compilation.errors()).hasSize(1);
  }

  @Test
  void aMissingVerbIsNone() throws IOException {
    Compilation compilation = compile("public interface Par { @GoneVerb(\"/q\") void q(); }");
    assertThat(compilation)
        .hadErrorContaining("[API-03] q() has no HTTP verb.")
        .inFile(SHOP)
        .onLine(11);
  }

  private Compilation compile(String parent) throws IOException {
    JavaFileObject library =
        JavaFileObjects.forSourceString(
            "pre.Par",
            "package pre; import dev.redial.*; import java.util.*; "
                + parent
                + " @interface GoneNote { Class<?> value() default Object.class; }"
                + " @HttpMethod(\"G\") @interface GoneVerb { String value(); }"
                + " class Gone {} class GoneFault extends Exception { GoneFault(int s, String b) {} }"
                + " record GoneRow(@QueryParam String q) {} interface GoneParent {}"
                + " class GoneText implements ParamConverter<String> {"
                + " public String convert(String s) { return s; } }");
    Compilation compiled = javac().compile(library);
    assertThat(compiled).succeeded();
    for (JavaFileObject file : compiled.generatedFiles()) {
      if (!file.getName().contains("/Gone")) {
        keep(file);
      }
    }
    Stream<File> path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(File::new);
    return javac()
        .withOptions("-Xlint:all,-processing,-classfile", "-Werror")
        .withClasspath(Stream.concat(Stream.of(classes.toFile()), path).toList())
        .withProcessors(new HttpApiProcessor())
        .compile(Stream.concat(Stream.of(SHOP), Shops.stubs()).toList());
  }

  private void keep(JavaFileObject file) throws IOException {
    Path target = classes.resolve(file.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
    Files.createDirectories(target.getParent());
    try (OutputStream out = Files.newOutputStream(target)) {
      file.openInputStream().transferTo(out);
    }
  }
}
