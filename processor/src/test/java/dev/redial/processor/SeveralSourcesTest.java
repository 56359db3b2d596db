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
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only shows with more than one source, module or round. */
final class SeveralSourcesTest {

  @Test
  void clientsOfOneNameAreBothRefused() {
    JavaFileObject one =
        Shops.file("X", "class X {", "@HttpApi(clientName = \"C\") interface Api {}", "}");
    JavaFileObject other =
        Shops.file("Y", "class Y {", "@HttpApi(clientName = \"C\") interface Api {}", "}");
    Compilation compilation = Shops.leniently(one, other);
    String message =
        "[API-05] Two interfaces would generate C (shop.X.Api, shop.Y.Api). Set"
            + " @HttpApi(clientName=...).";
    assertThat(compilation).hadErrorContaining(message).inFile(one).onLine(12);
    assertThat(compilation).hadErrorContaining(message).inFile(other).onLine(12);
  }

  @Test
  void nestedInterfacesOfOneNameHaveClientsOfTheirOwn() {
    Compilation compilation =
        Shops.strictly(
            Shops.file("X", "public class X {", "@HttpApi public interface Api {}", "}"),
            Shops.file("Y", "class Y {", "@HttpApi interface Api {}", "}"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation).generatedSourceFile("shop.X_ApiClient");
    assertThat(compilation).generatedSourceFile("shop.Y_ApiClient");
  }

  @Test
  void aClassThatIsThereIsNotReplaced() {
    Compilation compilation =
        Shops.leniently(
            Shops.file("Shop", "@HttpApi", "interface Shop {}"),
            Shops.file("ShopClient", "class ShopClient {}"));
    assertThat(compilation)
        .hadErrorContaining(
            "[API-05] There is a class ShopClient already. Set @HttpApi(clientName=...).");
  }

  @Test
  void nameAndPathOfAParentAreAskedForAgain() {
    JavaFileObject base =
        Shops.file(
            "Base", "@HttpApi(name = \"a\", path = \"/v1\") interface Base { @Get void a(); }");
    JavaFileObject middle = Shops.file("Middle", "interface Middle extends Base {}");
    JavaFileObject shop =
        Shops.file("Shop", "@HttpApi", "interface Shop extends Middle { @Get void b(); }");
    Compilation compilation = Shops.leniently(base, middle, shop);
    String message = "[API-17] Shop does not inherit the %s \"%s\" of @HttpApi on Base. Write";
    assertThat(compilation).hadErrorCount(2);
    assertThat(compilation)
        .hadErrorContaining(message.formatted("name", "a") + " name here, as that or \"\".")
        .inFile(shop)
        .onLine(11);
    assertThat(compilation)
        .hadErrorContaining(message.formatted("path", "/v1") + " path here, as that or \"\".")
        .inFile(shop)
        .onLine(11);
  }

  @Test
  void nameAndPathOfAParentMayBeSaidToBeOthers() {
    Compilation compilation =
        Shops.strictly(
            Shops.file(
                "Base",
                "@HttpApi(name = \"a\", path = \"/v1\") public interface Base { @Get void a(); }"),
            Shops.file(
                "Shop", "@HttpApi(name = \"\", path = \"\")", "interface Shop extends Base {}"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("shop.ShopClient")
        .contentsAsUtf8String()
        .contains("\"Shop\", \"a\", \"GET\", \"\",");
  }

  @Test
  void whatAnotherPackageKeepsToItselfHasToBePublic() {
    JavaFileObject base =
        JavaFileObjects.forSourceString(
            "stock.Base",
            "package stock; public class Base { static class Item {} public interface Items {"
                + " @dev.redial.Get Item first(); } }");
    JavaFileObject shop = Shops.file("Shop", "@HttpApi interface Shop extends stock.Base.Items {}");
    assertThat(Shops.leniently(base, shop))
        .hadErrorContaining(
            "[API-02] first() names Item, which the generated client could not see. Make it public.");
  }

  @Test
  void oneMistakeCostsOneClientOnly() {
    Watcher watcher = new Watcher();
    Shops.watched(
        watcher,
        List.of(),
        Shops.file("Bad", "@HttpApi interface Bad { void a(); }"),
        Shops.file("Good", "@HttpApi interface Good { @Get void a(); }"));
    assertThat(watcher.written()).containsExactly("shop.GoodClient");
  }

  @Test
  void aMissingTypeIsLeftToTheCompiler() {
    JavaFileObject source = Shops.method("@Get Missing a();");
    Compilation compilation = Shops.leniently(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("cannot find symbol").inFile(source).onLine(13);
  }

  @Test
  void withoutTheRuntimeTheMessageSaysWhatToAdd() {
    JavaFileObject source = Shops.method("@Get void a();");
    Compilation compilation = javac().withProcessors(new HttpApiProcessor()).compile(source);
    assertThat(compilation)
        .hadErrorContaining("[API-13] dev.redial.runtime.Redial cannot be seen from here.")
        .inFile(source)
        .onLine(11);
  }

  @Test
  void namesThatAreNotInTheClassFileAreAskedFor(@TempDir Path classes) throws IOException {
    JavaFileObject shop = Shops.file("Shop", "@HttpApi interface Shop extends Repo {}");
    Compilation compilation =
        againstClassFiles(
            classes,
            List.of(),
            shop,
            Shops.file("Repo", "public interface Repo {", "@Get(\"/{id}\") void a(long id);", "}"));
    assertThat(compilation)
        .hadErrorContaining(
            "[API-08] Parameter names of Repo.a() are not in its class file. Compile with -parameters or"
                + " name it: @PathParam(\"id\"). (inherited: shop.Repo.arg0)")
        .inFile(shop)
        .onLine(11);
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void namesThatAnnotationsLeaveOutAreAskedFor(@TempDir Path classes) throws IOException {
    JavaFileObject shop = Shops.file("Shop", "@HttpApi interface Shop extends Repo {}");
    Compilation compilation =
        againstClassFiles(
            classes,
            List.of(),
            shop,
            Shops.file("Repo", "public interface Repo {", "@Get void a(@QueryParam int q);", "}"));
    assertThat(compilation)
        .hadErrorContaining(
            "[API-08] Parameter names of Repo.a() are not in its class file. Compile with -parameters or"
                + " name it: @QueryParam(\"id\"). (inherited: shop.Repo.arg0)")
        .inFile(shop)
        .onLine(11);
  }

  /** Which of them is meant nobody knows; that of another name is. */
  @Test
  void variablesWhoseParametersHaveNoNamesAreNotMissedAsWell(@TempDir Path classes)
      throws IOException {
    JavaFileObject shop = Shops.file("Shop", "@HttpApi interface Shop extends Repo {}");
    Compilation compilation =
        againstClassFiles(
            classes,
            List.of(),
            shop,
            Shops.file(
                "Repo",
                "public interface Repo {",
                "@Get(\"/a/{id}\") void a(@PathParam long id);",
                "@Get(\"/b/{id}\") void b(@QueryParam(\"id\") long id);",
                "}"));
    assertThat(compilation).hadErrorContaining("[API-08] Parameter names of Repo.a() are not");
    assertThat(compilation).hadErrorContaining("[PATH-01] Path variable {id} has no parameter.");
    assertThat(compilation).hadErrorCount(2);
  }

  @Test
  void aGenericParentInAClassFileIsInherited(@TempDir Path classes) throws IOException {
    Compilation compilation =
        againstClassFiles(
            classes,
            List.of("-parameters"),
            Shops.file("Shop", "@HttpApi interface Shop extends Repo<UUID, Long> {}"),
            Shops.file(
                "Repo",
                "public interface Repo<T, K> extends Reads<T, K> {",
                "@Put(\"/{id}\") void put(K id, @Body T value);",
                "default void twice(K id, T value) { put(id, value); put(id, value); }",
                "static void nothing() {}",
                "}",
                "interface Reads<T, K> { @Get(\"/{id}\") T get(K id, @QueryParam List<T> more); }"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("shop.ShopClient")
        .contentsAsUtf8String()
        .contains("public UUID get(Long id, List<UUID> more)");
  }

  @Test
  void namesGivenByAnnotationsNeedNoneInTheClassFile(@TempDir Path classes) throws IOException {
    Compilation compilation =
        againstClassFiles(
            classes,
            List.of(),
            Shops.file("Shop", "@HttpApi interface Shop extends Repo<Long> {}"),
            Shops.file(
                "Repo",
                "public interface Repo<K> {",
                "@Get(\"/{id}\") void a(@PathParam(\"id\") K id, @QueryParam(\"q\") K arg0);",
                "}"));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void aParameterMayReallyBeCalledLikeOneWithoutName(@TempDir Path classes) throws IOException {
    Compilation compilation =
        againstClassFiles(
            classes,
            List.of("-parameters"),
            Shops.file("Shop", "@HttpApi interface Shop extends Repo {}"),
            Shops.file(
                "Repo",
                "public interface Repo {",
                "@Get(\"/{arg0}\") void a(String arg0, @QueryParam String arg2);",
                "@Get(\"/b\") void b(@QueryParam int arg0);",
                "}"));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void recordsInClassFilesHaveTheirNamesAndAnnotations(@TempDir Path classes) throws IOException {
    Compilation compilation =
        againstClassFiles(
            classes,
            List.of(),
            Shops.file(
                "Shop",
                "@HttpApi interface Shop {",
                "@Get(\"/{id}\") void a(@Params Filter<UUID> filter);",
                "}"),
            Shops.file(
                "Filter",
                "public record Filter<T>(long id, @QueryParam List<T> tags, @Params Page page) {}",
                "record Page(@HeaderParam(\"X-Page\") int number) {}"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("shop.ShopClient")
        .contentsAsUtf8String()
        .containsMatch(
            "path\\(filter.id\\(\\)\\)\\s*.query\\(\"tags\", filter.tags\\(\\)\\)"
                + "\\s*.header\\(\"X-Page\", filter.page\\(\\).number\\(\\)\\)");
  }

  /** A mistake in a record of another module has no line here: it is reported at the interface. */
  @Test
  void mistakesInClassFilesAreReportedAtTheInterface(@TempDir Path classes) throws IOException {
    JavaFileObject shop =
        Shops.file("Shop", "@HttpApi interface Shop {", "@Get void a(@Params Filter f);", "}");
    Compilation compilation =
        againstClassFiles(
            classes, List.of(), shop, Shops.file("Filter", "public record Filter(long id) {}"));
    assertThat(compilation)
        .hadErrorContaining("[PARM-01] Parameter id is not bound.")
        .inFile(shop)
        .onLine(11);
    assertThat(compilation).hadErrorContaining("(in shop.Filter.id)");
  }

  @Test
  void whatIsInheritedSeveralTimesIsOneMethod() {
    Compilation compilation =
        Shops.strictly(
            Shops.file(
                "Shop",
                "@HttpApi interface Shop extends A, B, Comparable<Shop> {",
                "@Override @Get(\"/own\") List<String> get();",
                "@Override default int compareTo(Shop other) { return 0; }",
                "}",
                "interface Top { @Get(\"/top\") Collection<String> get(); @Get(\"/x\") void x(); }",
                "interface A extends Top { @Override @Get(\"/a\") Collection<String> get(); }",
                "interface B extends Top { @Override @Get(\"/b\") List<String> get(); }"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("shop.ShopClient")
        .contentsAsUtf8String()
        .contains("\"/own\"");
  }

  /** A record may be given in two ways. */
  @Test
  void annotationsOfARecordCountWhereItIsTakenApart() {
    Compilation compilation =
        Shops.strictly(
            Shops.method(
                "@Get Filter a(@Params Filter filter);",
                "@Put void b(@Body Filter filter);",
                "record Filter(@QueryParam String q, @HeaderParam String etag) {}"));
    assertThat(compilation).succeededWithoutWarnings();
  }

  private static Compilation againstClassFiles(
      Path classes, List<String> options, JavaFileObject shop, JavaFileObject library)
      throws IOException {
    Compilation parent = javac().withOptions(options.toArray()).compile(library);
    assertThat(parent).succeeded();
    for (JavaFileObject file : parent.generatedFiles()) {
      Path target = classes.resolve(file.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
      Files.createDirectories(target.getParent());
      try (OutputStream out = Files.newOutputStream(target)) {
        file.openInputStream().transferTo(out);
      }
    }
    Stream<File> path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(File::new);
    return javac()
        .withOptions("-Xlint:all,-processing", "-Werror")
        .withClasspath(Stream.concat(Stream.of(classes.toFile()), path).toList())
        .withProcessors(new HttpApiProcessor())
        .compile(Stream.concat(Stream.of(shop), Shops.stubs()).toList());
  }
}
