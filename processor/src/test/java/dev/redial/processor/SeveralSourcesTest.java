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
    Compilation parent =
        javac()
            .compile(
                Shops.file(
                    "Repo", "public interface Repo {", "@Get(\"/{id}\") void a(long id);", "}"));
    for (JavaFileObject file : parent.generatedFiles()) {
      Path target = classes.resolve("shop/Repo.class");
      Files.createDirectories(target.getParent());
      try (OutputStream out = Files.newOutputStream(target)) {
        file.openInputStream().transferTo(out);
      }
    }
    JavaFileObject shop = Shops.file("Shop", "@HttpApi interface Shop extends Repo {}");
    Compilation compilation =
        javac()
            .withClasspath(
                Stream.concat(
                        Stream.of(classes.toFile()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(File::new))
                    .toList())
            .withProcessors(new HttpApiProcessor())
            .compile(
                Stream.concat(
                        Stream.of(shop),
                        Stream.of("Redial", "BoundEndpoint", "EndpointCall", "Returns")
                            .map(
                                name ->
                                    JavaFileObjects.forResource(
                                        "stubs/dev/redial/runtime/" + name + ".java")))
                    .toList());
    assertThat(compilation)
        .hadErrorContaining(
            "[API-08] Parameter names of Repo are not in its class file. Compile with -parameters or"
                + " name it: @PathParam(\"id\").")
        .inFile(shop)
        .onLine(11);
  }
}
