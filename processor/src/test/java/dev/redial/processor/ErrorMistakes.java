package dev.redial.processor;

import static dev.redial.processor.Shops.file;

import dev.redial.processor.DiagnosticsTest.Mistake;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/** Mistakes about statuses that have exceptions of their own. */
final class ErrorMistakes {
  private static final String GONE =
      "final class Gone extends RuntimeException { public Gone(int status, String body) {} }";
  private static final String CHECKED =
      "final class Gone extends Exception { public Gone(int status, String body) {} }";

  private ErrorMistakes() {}

  static List<Mistake> all() {
    List<Mistake> all = new ArrayList<>(constructors());
    all.addAll(mappings());
    return all;
  }

  private static Mistake needsConstructor(String error) {
    return new Mistake(
        "[ERR-01] Exception Gone needs a public constructor (int status, E body).",
        ".class) void a();",
        shop(error, "@Get @OnStatus(value = 410, error = Gone.class) void a();"));
  }

  private static JavaFileObject shop(String error, String... method) {
    List<String> lines = new ArrayList<>(List.of(error, "@HttpApi", "interface Shop {"));
    lines.addAll(List.of(method));
    lines.add("}");
    return file("Shop", lines.toArray(String[]::new));
  }

  private static List<Mistake> constructors() {
    return List.of(
        needsConstructor("final class Gone extends RuntimeException {}"),
        needsConstructor(
            "final class Gone extends RuntimeException { Gone(int status, String body) {} }"),
        needsConstructor(
            "final class Gone extends RuntimeException { public Gone(String s, String b) {} }"),
        needsConstructor(
            "abstract class Gone extends RuntimeException { public Gone(int s, String b) {} }"),
        needsConstructor(
            "final class Gone extends RuntimeException { public Gone(int s, String b) {}"
                + " public Gone(int s, byte[] b) {} }"),
        needsConstructor(
            "final class Gone extends RuntimeException { public <E> Gone(int s, E b) {} }"),
        new Mistake(
            "[ERR-01] Exception Gone has a constructor that throws.",
            ".class) void a();",
            shop(
                "final class Gone extends RuntimeException {"
                    + " public Gone(int s, String b) throws Exception {} }",
                "@Get @OnStatus(value = 410, error = Gone.class) void a();")),
        new Mistake(
            "[ERR-01] Exception Gone needs another body: List<?> is not known at compile time: it"
                + " has a wildcard.",
            ".class) void a();",
            shop(
                "final class Gone extends RuntimeException { public Gone(int s, List<?> b) {} }",
                "@Get @OnStatus(value = 410, error = Gone.class) void a();")),
        new Mistake(
            "[ERR-01] Exception Gone needs another body: InputStream is no value that a codec"
                + " reads.",
            ".class) void a();",
            shop(
                "final class Gone extends RuntimeException { public Gone(int s, InputStream b) {} }",
                "@Get @OnStatus(value = 410, error = Gone.class) void a();")),
        new Mistake(
            "[ERR-01] Exception Gone needs a body that is no primitive.",
            ".class) void a();",
            shop(
                "final class Gone extends RuntimeException { public Gone(int s, int b) {} }",
                "@Get @OnStatus(value = 410, error = Gone.class) void a();")),
        new Mistake(
            "[ERR-01] Exception Gone cannot be seen from the generated client.",
            ".class) void a();",
            file(
                "Outer",
                "class Outer {",
                "private static final class Gone extends RuntimeException {",
                "public Gone(int s, String b) {} }",
                "@HttpApi interface Shop {",
                "@Get @OnStatus(value = 410, error = Gone.class) void a();",
                "}}")));
  }

  private static List<Mistake> mappings() {
    return List.of(
        new Mistake(
            "[ERR-02] a has two @OnStatus(410). Keep one.",
            "a();",
            shop(
                GONE,
                "@OnStatus(value = 410, error = Gone.class)",
                "@OnStatus(value = 410, error = Gone.class)",
                "@Get void a();")),
        new Mistake(
            "[ERR-02] Shop has two @OnStatus(410). Keep one.",
            "interface Shop { @Get void a(); }",
            file(
                "Shop",
                GONE,
                "@OnStatus(value = 410, error = Gone.class)",
                "@OnStatus(value = 410, error = Gone.class)",
                "@HttpApi interface Shop { @Get void a(); }")),
        new Mistake(
            "[ERR-02] @OnStatus(200): an error is answered with a status from 300 to 599.",
            "200, error = Gone.class) void a();",
            shop(GONE, "@Get @OnStatus(value = 200, error = Gone.class) void a();")),
        new Mistake(
            "[ERR-02] @OnStatus(600): an error is answered with a status from 300 to 599.",
            "600, error = Gone.class) void a();",
            shop(GONE, "@Get @OnStatus(value = 600, error = Gone.class) void a();")),
        new Mistake(
            "[ERR-02] @OnStatus(404) has no effect: what a() returns is empty then.",
            "@OnStatus(value = 404, error = Gone.class) OptionalInt a();",
            shop(GONE, "@Get @OnStatus(value = 404, error = Gone.class) OptionalInt a();")),
        new Mistake(
            "[ERR-02] @OnStatus(410) has no effect: what a() returns has errors as values.",
            "@OnStatus(value = 410, error = Gone.class) // reply",
            shop(
                GONE,
                "@OnStatus(value = 410, error = Gone.class) // reply",
                "@Get dev.redial.resend.Reply<String, String> a();")),
        new Mistake(
            "[ERR-02] a() does not declare the checked Gone of @OnStatus. Add throws Gone, or"
                + " extend RuntimeException.",
            "a();",
            shop(CHECKED, "@Get @OnStatus(value = 410, error = Gone.class) void a();")),
        new Mistake(
            "[API-09] throws Gone on a() is not supported by this version of Redial. Declare"
                + " IOException, or IOException and InterruptedException, or none, and what"
                + " @OnStatus maps to.",
            "a() throws Gone;",
            shop(CHECKED, "@Get void a() throws Gone;")));
  }
}
