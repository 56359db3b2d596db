package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client is a new class in its package: what others there import on demand, by that name, they
 * would not mean any more.
 */
final class HiddenNamesTest {
  private static final JavaFileObject API =
      Shops.file("OAuth", "@HttpApi", "interface OAuth { @Get void a(); }");

  private static final JavaFileObject MODEL =
      JavaFileObjects.forSourceString(
          "model.OAuthClient",
          "package model; @Deprecated(since = \"\") public @interface OAuthClient {}");

  private static final JavaFileObject NESTED =
      JavaFileObjects.forSourceString(
          "model.Model", "package model; public class Model { public interface OAuthClient {} }");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@HttpApi interface Other { default OAuthClient a() { return null; } }",
        "class Other { OAuthClient field; }",
        "class Other { Other(Map<?, ? extends OAuthClient> clients) {} }",
        "class Other<T extends OAuthClient> {}",
        "class Other { <T extends Object & OAuthClient> void a() {} }",
        "@OAuthClient class Other {}",
        "class Other { @interface A { Class<?> value(); } @A(OAuthClient.class) int x; }",
        "class Other { @interface A { B[] value(); } @interface B { Class<?> value(); }"
            + " @A(@B(OAuthClient.class)) int x; }",
        "record Other(OAuthClient one) {}",
        "abstract class Other implements OAuthClient {}",
        "class Other { class Inner { class Innermost { OAuthClient a() { return null; } } } }"
      })
  void whatAnotherClassMentionsIsNotHidden(String other) {
    Compilation compilation = compile("import model.*;", other, MODEL);
    assertThat(compilation)
        .hadErrorContaining(
            "[API-14] OAuthClient would hide model.OAuthClient, which Other mentions. Set"
                + " @HttpApi(clientName=...).")
        .inFile(API)
        .onLine(11);
    assertThat(compilation.errors()).hasSize(1);
  }

  @Test
  void whatAnotherClassImportsFromAClassIsNotHidden() {
    Compilation compilation =
        compile("import static model.Model.*;", "class Other { OAuthClient field; }", NESTED);
    assertThat(compilation)
        .hadErrorContaining("[API-14] OAuthClient would hide model.Model.OAuthClient, which Other")
        .inFile(API)
        .onLine(11);
  }

  /** Inside a class its own are meant, whatever is beside it. */
  @Test
  void whatAClassHasItselfIsNotHidden() {
    Compilation compilation =
        compile("", "class Other { class OAuthClient {} OAuthClient field; }", MODEL);
    assertThat(compilation).succeeded();
  }

  @Test
  void theClientItselfMayBeMentioned() {
    Compilation compilation = compile("", "class Other { OAuthClient field; }", MODEL);
    assertThat(compilation).succeeded();
  }

  /** No processor is shown what stands in a method; the documentation says what javac says then. */
  @Test
  void whatAMethodNamesInsideIsLeftToTheCompiler() {
    Compilation compilation =
        compile(
            "import static model.Model.*;",
            "class Other { boolean a(Object o) { return o.getClass() == new OAuthClient() {}.getClass(); } }",
            NESTED);
    assertThat(compilation).hadErrorContaining("cannot inherit from final shop.OAuthClient");
    assertThat(compilation.errors()).noneMatch(e -> e.getMessage(null).startsWith("["));
  }

  private static Compilation compile(String imports, String other, JavaFileObject model) {
    return Shops.leniently(
        API,
        model,
        JavaFileObjects.forSourceString(
            "shop.Other",
            "package shop; import dev.redial.*; import java.util.*; " + imports + " " + other));
  }
}
