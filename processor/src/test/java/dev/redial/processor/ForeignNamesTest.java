package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Class files that other languages make have names that Java has not: a class file has any. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ForeignNamesTest {
  private static final JavaFileObject SHOP =
      Shops.file("Shop", "@HttpApi interface Shop extends pre.Par { @Get(\"/own\") void own(); }");

  @TempDir Path classes;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Get(\"/{clazz}\") void a(String clazz);     | clazz | class",
        "@Get void a(@QueryParam(\"x\") String aaaa); | aaaa  | a b-",
        "@Get void a(@QueryParam int aa, @HeaderParam int bb); | bb | aa",
        "@Get void a(@Params Of aaaaa, @QueryParam int bbbbb); record Of(@QueryParam int q) {} "
            + " | aaaaa | class",
        "@Get void a(@QueryParam int bb, @QueryParam int trux); | trux | true"
      })
  void parametersAreCalledOtherwise(String methods, String name, String foreign)
      throws IOException {
    Compilation compilation = compile(methods, name, foreign);
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation).generatedSourceFile("shop.ShopClient");
  }

  /** What is sent is still called as it is in the class file. */
  @Test
  void fieldsOnTheWireKeepTheirNames() throws IOException {
    assertThat(compile("@Get void a(@QueryParam int clazz);", "clazz", "class"))
        .generatedSourceFile("shop.ShopClient")
        .contentsAsUtf8String()
        .contains(".query(\"class\", arg0)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Get void imporx();  | imporx | import | import() of Par",
        "@Get void aaaaa();   | aaaaa  | a b c  | a b c() of Par",
        "@Get void a(@Params Of of); record Of(@QueryParam int clazz) {} | clazz | class"
            + " | class() of Par.Of"
      })
  void methodsThatNobodyCanWriteAreRefused(
      String methods, String name, String foreign, String refused) throws IOException {
    Compilation compilation = compile(methods, name, foreign);
    assertThat(compilation)
        .hadErrorContaining("[API-02] " + refused + " has a name that Java has not: the generated")
        .inFile(SHOP)
        .onLine(11);
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void typesThatNobodyCanWriteAreRefused() throws IOException {
    Compilation compilation = compile("@Get Itex a(); class Itex {}", "Itex", "else");
    assertThat(compilation)
        .hadErrorContaining("[API-02] a() names else, which has a name that Java has not.")
        .inFile(SHOP)
        .onLine(11);
    assertThat(compilation).hadErrorCount(1);
  }

  private Compilation compile(String methods, String name, String foreign) throws IOException {
    Compilation library =
        javac()
            .withOptions("-parameters")
            .compile(
                JavaFileObjects.forSourceString(
                    "pre.Par",
                    "package pre; import dev.redial.*; public interface Par { " + methods + " }"));
    assertThat(library).succeeded();
    for (JavaFileObject file : library.generatedFiles()) {
      Path target = classes.resolve(file.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
      Path renamed = target.resolveSibling(renamed(target.getFileName().toString(), name, foreign));
      Files.createDirectories(renamed.getParent());
      Files.write(renamed, renamed(file, name, foreign));
    }
    Stream<File> path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(File::new);
    return javac()
        .withOptions("-Xlint:all,-processing", "-Werror")
        .withClasspath(Stream.concat(Stream.of(classes.toFile()), path).toList())
        .withProcessors(new HttpApiProcessor())
        .compile(Stream.concat(Stream.of(SHOP), Shops.stubs()).toList());
  }

  private static String renamed(String text, String name, String foreign) {
    return text.replace(name, foreign);
  }

  /** Constants of a class file keep their lengths if the names have the same. */
  private static byte[] renamed(JavaFileObject file, String name, String foreign)
      throws IOException {
    byte[] octets = file.openInputStream().readAllBytes();
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    return renamed(text, name, foreign).getBytes(StandardCharsets.ISO_8859_1);
  }
}
