package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the author of an interface was warned of, and suppressed, the client does not repeat. */
final class LintTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a method of a parent that is not to be used any more, written again
        "@SuppressWarnings(\"deprecation\") @HttpApi interface Shop extends old.Old {"
            + " @Override @Get(\"/new\") String old(); }",
        "@SuppressWarnings({\"deprecation\", \"removal\"}) @HttpApi interface Shop extends old.Going {"
            + " @Override @Get(\"/new\") String going(); }",
        "@SuppressWarnings(\"deprecation\") interface Middle extends old.Old {"
            + " @Override @Get(\"/new\") String old(); } @HttpApi interface Shop extends Middle {}",
        // a resource whose close() may be interrupted
        "@SuppressWarnings(\"try\") @HttpApi interface Shop extends AutoCloseable {"
            + " @Get void a(); @Override default void close() throws Exception {} }",
        "@SuppressWarnings(\"try\") interface Parent extends AutoCloseable {"
            + " @Override default void close() throws InterruptedException {} }"
            + " @SuppressWarnings(\"try\") @HttpApi interface Shop extends Parent { @Get void a(); }",
        "@SuppressWarnings(\"try\") @HttpApi interface Shop extends AutoCloseable {"
            + " @Override @Delete void close() throws IOException, InterruptedException; }",
        // an object to be written, whose class has no version
        "@HttpApi interface Shop extends Serializable { @Get void a(); }",
        // several values or an array of them
        "@SuppressWarnings(\"overrides\") interface Parent { @Get void a(@QueryParam int... x); }"
            + " @SuppressWarnings(\"overrides\") @HttpApi interface Shop extends Parent {"
            + " @Override @Get void a(@QueryParam int[] x); }",
        "@SuppressWarnings(\"overrides\") interface Parent { @Get void a(@QueryParam int[] x); }"
            + " @SuppressWarnings(\"overrides\") @HttpApi interface Shop extends Parent {"
            + " @Override @Get void a(@QueryParam int... x); }"
      })
  void isSuppressedInTheClientToo(String shop) {
    assertThat(compile(shop)).succeededWithoutWarnings();
  }

  /** The Eclipse compiler says so where there is nothing to suppress, or nothing that it knows. */
  @Test
  void nothingIsSuppressedWithoutNeed() {
    Compilation compilation =
        compile(
            "interface Parent extends AutoCloseable { @Get void a(@QueryParam int[] x);"
                + " @Override default void close() throws java.io.IOException {} }"
                + " @HttpApi interface Shop extends Parent {"
                + " @Override @Get void a(@QueryParam int[] x); }");
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("shop.ShopClient")
        .contentsAsUtf8String()
        .doesNotContain("SuppressWarnings");
  }

  private static Compilation compile(String shop) {
    return Shops.with(
        List.of("-Xlint:all,-processing", "-Werror"),
        old("Old", "@Deprecated @Get(\"/old\") String old();"),
        old("Going", "@Deprecated(forRemoval = true) @Get(\"/going\") String going();"),
        Shops.file("Shop", shop));
  }

  private static JavaFileObject old(String name, String method) {
    return JavaFileObjects.forSourceString(
        "old." + name,
        "package old; import dev.redial.*; public interface " + name + " { " + method + " }");
  }
}
