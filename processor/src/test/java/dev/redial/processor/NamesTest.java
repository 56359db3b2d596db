package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that mean something else as well. */
final class NamesTest {

  /** The compiler shows this in the place of what it cannot find. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Get void a(@QueryParam(\"<error>\") String q);",
        "@Get @Note(\"<error>\") void a(); @interface Note { String value(); }",
        "@Get @Headers(\"X: <error>\") void a();",
        "@Get @Retry(\"<error>\") void a();",
        "@Own(\"/%3Cerror%3E\") void a(); @HttpMethod(\"OWN\") @interface Own { String value(); String other() default \"<error>\"; }"
      })
  void anErrorMayBeWhatIsMeant(String method) {
    Compilation compilation = Shops.strictly(Shops.method(method));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation).generatedSourceFile("shop.ShopClient");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Get(Missing.PATH) void a();",
        "@Get void a(@QueryParam(Missing.NAME) String q);",
        "@Get @OnStatus(value = 404, error = Missing.class) void a();"
      })
  void aConstantThatIsMissingIsTheCompilersToReport(String method) {
    Compilation compilation = Shops.leniently(Shops.method(method));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("Missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dev | is the beginning of the name of a package, which it would hide.",
        "shop | is the beginning of the name of a package, which it would hide.",
        "orders | is the name of a package beside it.",
        "Shop$Inner | has a $, by which compilers name the classes inside others."
      })
  void clientsAreNotCalledLikeSomethingElse(String name, String objection) {
    JavaFileObject shop =
        Shops.file(
            "Shop",
            "@HttpApi(",
            "clientName = \"" + name + "\")",
            "interface Shop { @Get void a(); class Inner {} }");
    Compilation compilation =
        Shops.leniently(
            shop,
            JavaFileObjects.forSourceString("shop.orders.A", "package shop.orders; class A {}"));
    assertThat(compilation)
        .hadErrorContaining("[API-14] \"" + name + "\" " + objection)
        .inFile(shop)
        .onLine(12);
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void anOptionWithoutValueIsUnknown() {
    for (String option : List.of("-Aredial.idempotency", "-Aredial.idempotency=")) {
      assertThat(Shops.with(List.of(option), Shops.method("@Get void a();")))
          .hadErrorContaining(
              "[OPT-01] -Aredial.idempotency= is unknown; write strict or lenient.");
    }
  }
}
