package dev.redial.samples.compilers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where compilers answer processors differently, the clients are the same all the same. */
final class AnswersOfCompilersTest {
  @TempDir Path folder;

  /** Asked whether one overrides the other, the Eclipse compiler says so of either. */
  @ParameterizedTest
  @EnumSource
  void methodsOfParentsAreOverridden(KnownCompiler known) throws Exception {
    Outcome outcome =
        compile(
            known.here(),
            """
            package shop;
            import dev.redial.*;
            @HttpApi interface Shop extends Middle<String> {
              @Override @Get("/shop") String get();
            }
            interface Middle<T> extends Top<T> {
              @Override @Put("/middle") void put(@Body T value);
            }
            interface Top<T> {
              @Get("/top") T get();
              @Put("/top") void put(@Body T value);
              @Get("/other") String other();
            }
            """);
    assertThat(outcome.status()).as("%s", outcome.lines()).isZero();
    assertThat(client()).contains("\"/shop\"", "\"/middle\"", "\"/other\"").doesNotContain("top");
  }

  /** It finds parameters that are the same once they are known, and takes one method for both. */
  @ParameterizedTest
  @EnumSource
  void methodsThatBecomeOneAreRefused(KnownCompiler known) throws Exception {
    Outcome outcome =
        compile(
            known.here(),
            """
            package shop;
            import dev.redial.*;
            @HttpApi interface Shop extends Pays<String> {}
            interface Pays<T> {
              @Post("/any") void pay(@Body T value);
              @Post("/text") void pay(@Body String value);
            }
            """);
    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.lines()).anyMatch(line -> line.contains("[API-11] pay() is inherited from"));
  }

  @ParameterizedTest
  @EnumSource
  void methodsOfUnrelatedParentsAreRefused(KnownCompiler known) throws Exception {
    Outcome outcome =
        compile(
            known.here(),
            """
            package shop;
            import dev.redial.*;
            @HttpApi interface Shop extends A, B {}
            interface A { @Get("/a") Object get(); }
            interface B { @Get("/b") String get(); }
            """);
    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.lines())
        .anyMatch(line -> line.contains("[API-11] get() is inherited from A and from B."));
  }

  @ParameterizedTest
  @EnumSource
  void markThatIsLostByOverridingIsMissed(KnownCompiler known) throws Exception {
    Outcome outcome =
        compile(
            known.here(),
            """
            package shop;
            import dev.redial.*;
            @HttpApi interface Shop extends Parent { @Override @Put("/b") void pay(); }
            interface Parent { @Put("/a") @NonIdempotent void pay(); }
            """);
    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.lines()).anyMatch(line -> line.contains("[IDEM-07] Overriding pay()"));
  }

  /** Asked for a type without name, it ends. */
  @ParameterizedTest
  @EnumSource
  void interfacesNeedNoPackage(KnownCompiler known) throws Exception {
    Outcome outcome =
        compile(
            known.here(),
            "import dev.redial.*; @HttpApi interface Shop { @Get(\"/{a}\") String a(String a); }");
    assertThat(outcome.status()).as("%s", outcome.lines()).isZero();
    assertThat(client()).doesNotContain("package ").contains(".path(a)");
  }

  /** What stands around a parameter it has forgotten, once it has been looked up anew. */
  @Test
  void interfacesMayWaitForTypesThatAreStillToBeWritten() throws Exception {
    Outcome outcome =
        compile(
            new EclipseJava(new LateTypes()),
            """
            package late;
            import dev.redial.*;
            @HttpApi interface Shop {
              @Get("/{id}") Item item(String id, @Params Filter filter, @QueryParam Item.Kind kind);
            }
            """);
    assertThat(outcome.status()).as("%s", outcome.lines()).isZero();
    assertThat(client())
        .contains(".path(id)", ".query(\"page\", filter.page())", ".query(\"kind\", kind)");
  }

  private Outcome compile(Compiler compiler, String text) throws Exception {
    Path source = Files.writeString(folder.resolve("Shop.java"), text);
    return compiler.compile(Job.of(List.of(source), Files.createDirectory(folder.resolve("out"))));
  }

  private String client() throws IOException {
    return Golden.generated(folder).get("ShopClient.java");
  }
}
