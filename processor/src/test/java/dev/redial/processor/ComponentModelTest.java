package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each component model adds is on record, and compiles. */
final class ComponentModelTest {
  private static final List<String> ANNOTATIONS =
      List.of("org/springframework/stereotype/Component", "jakarta/enterprise/context/Dependent");

  @ParameterizedTest
  @ValueSource(strings = {"jakarta", "spring", "cdi", "none"})
  void clientCarriesWhatIsOnRecord(String model) throws IOException {
    Compilation compilation = compile(option(model), forResource("interfaces/Greetings.java"));
    assertThat(compilation).succeededWithoutWarnings();
    Golden.check(compilation, "shop.GreetingsClient", model);
  }

  @Test
  void leftOutItIsJakarta() throws IOException {
    Compilation compilation = compile(List.of(), forResource("interfaces/Greetings.java"));
    Golden.check(compilation, "shop.GreetingsClient", "jakarta");
  }

  @Test
  void leftOutWhereJakartaIsMissingItIsNone() throws IOException {
    Compilation compilation = compileWithoutJakarta(List.of());
    assertThat(compilation).succeededWithoutWarnings();
    Golden.check(compilation, "shop.GreetingsClient", "none");
  }

  @Test
  void askedForJakartaMustBeThere() {
    assertThat(compileWithoutJakarta(option("jakarta")))
        .hadErrorContaining(
            "[OPT-02] -Aredial.componentModel=jakarta needs jakarta.inject.Inject, which cannot be"
                + " seen from here. Add jakarta.inject-api to the dependencies, and in a module"
                + " `requires jakarta.inject;`.");
  }

  @Test
  void aBeanOfCdiNeedsItsConstructorMarkedToo() {
    assertThat(compileWithoutJakarta(option("cdi")))
        .hadErrorContaining("[OPT-02] -Aredial.componentModel=cdi needs jakarta.inject.Inject,");
  }

  @Test
  void componentsOfSpringNeedNoJakarta() throws IOException {
    Compilation compilation = compileWithoutJakarta(option("spring"));
    assertThat(compilation).succeededWithoutWarnings();
    Golden.check(compilation, "shop.GreetingsClient", "spring");
  }

  @ParameterizedTest
  @CsvSource({"spring, Component", "cdi, Dependent", "cdi, Inject", "jakarta, Inject"})
  void namesOfTheUsersAreNotMistakenForThem(String model, String name) {
    assertThat(
            compile(
                option(model),
                Shops.file(name, "@HttpApi interface " + name + " { @Get " + name + " a(); }")))
        .succeededWithoutWarnings();
    assertThat(
            compile(option(model), Shops.method("class " + name + " {}", "@Get " + name + " a();")))
        .succeededWithoutWarnings();
    assertThat(
            compile(
                option(model),
                Shops.file(name, "class " + name + " {}"),
                Shops.method("@Get " + name + " a();")))
        .succeededWithoutWarnings();
  }

  private static List<String> option(String model) {
    return List.of("-Aredial.componentModel=" + model);
  }

  private static JavaFileObject forResource(String name) {
    return JavaFileObjects.forResource(name);
  }

  private static Compilation compile(List<String> options, JavaFileObject... sources) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-Xlint:all,-processing", "-Werror"));
    return Shops.with(
        all, Stream.concat(annotations(), Stream.of(sources)).toArray(JavaFileObject[]::new));
  }

  private static Compilation compileWithoutJakarta(List<String> options) {
    List<Object> all = new ArrayList<>(options);
    all.addAll(List.of("-Xlint:all,-processing", "-Werror", "-parameters"));
    Stream<File> path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("jakarta.inject"))
            .map(File::new);
    return javac()
        .withOptions(all.toArray())
        .withClasspath(path.toList())
        .withProcessors(new HttpApiProcessor())
        .compile(
            Stream.of(
                    Shops.stubs(),
                    annotations(),
                    Stream.of(forResource("interfaces/Greetings.java")))
                .flatMap(files -> files)
                .toList());
  }

  /** Stand-ins for the real ones: the samples compile with those. */
  private static Stream<JavaFileObject> annotations() {
    return ANNOTATIONS.stream().map(name -> forResource("stubs/" + name + ".java"));
  }
}
