package dev.redial.processor;

import static dev.redial.processor.Shops.file;
import static dev.redial.processor.Shops.method;

import com.google.testing.compile.JavaFileObjects;
import dev.redial.processor.DiagnosticsTest.Mistake;
import java.util.List;
import java.util.stream.Stream;

/** The other wordings of tags, and the other places that they point at. */
final class WordingMistakes {
  private static final String NULLABLE = "@interface Nullable {}";

  private WordingMistakes() {}

  static List<Mistake> all() {
    return Stream.of(
            unsupported(), parameters(), records(), conversions(), verbs(), marks(), returns())
        .flatMap(List::stream)
        .toList();
  }

  /** An annotation of another version of Redial, as far as this one can tell. */
  private static Mistake unsupported(String what, String guilty, String text) {
    return new Mistake(
        "[API-09] @Cached on %s is not supported by this version of Redial.".formatted(what),
        guilty,
        JavaFileObjects.forSourceString(
            "dev.redial.Shop", "package dev.redial;\n@interface Cached {}\n" + text));
  }

  private static List<Mistake> unsupported() {
    return List.of(
        unsupported("Shop", "@Cached interface Shop {}", "@HttpApi @Cached interface Shop {}"),
        unsupported(
            "a()", "@Cached void a(); }", "@HttpApi interface Shop { @Get @Cached void a(); }"),
        unsupported(
            "x", "@Cached int x); }", "@HttpApi interface Shop { @Get void a(@Cached int x); }"));
  }

  private static List<Mistake> parameters() {
    return List.of(
        new Mistake(
            "[PATH-06] Path parameter id is Optional or nullable: a path variable must always have"
                + " a value.",
            "id);",
            method(NULLABLE, "@Get(\"/{id}\") void a(@Nullable String id);")),
        new Mistake(
            "[IDEM-09] Key key is Optional or nullable: a key must always have a value.",
            "@IdempotencyKey @Nullable String key);",
            method(NULLABLE, "@Post void pay(@IdempotencyKey @Nullable String key);")),
        new Mistake(
            "[PARM-03] No conversion from List<String> to one text. Add @Convert.",
            "@IdempotencyKey List<String> key);",
            method("@Post void pay(@IdempotencyKey List<String> key);")),
        new Mistake(
            "[PARM-04] @QueryParam Map must have String keys, found none: it is raw.",
            "@QueryParam Map x);",
            method("@Get void a(@QueryParam Map x);")),
        new Mistake(
            "[PARM-05] Header Content-Type is set by the client. Use @Body(\"media/type\").",
            "\"Content-Type\") String x);",
            method("@Post void a(@HeaderParam(\"Content-Type\") String x);")),
        new Mistake(
            "[PARM-05] Header name \"X Key\" is not a token (RFC 9110 5.6.2).",
            "\"X Key\") void a();",
            method("@Post @IdempotencyKey(header = \"X Key\") void a();")));
  }

  private static Mistake noRecord(String what, String type) {
    return new Mistake(
        "[PARM-07] @Params type must be a record; %s.".formatted(what),
        "@Params %s f);".formatted(type),
        method("@Get void a(@Params %s f);".formatted(type)));
  }

  private static List<Mistake> records() {
    return List.of(
        noRecord("Runnable is an interface", "Runnable"),
        noRecord("TimeUnit is an enum", "TimeUnit"),
        noRecord("int is none", "int"),
        noRecord("String[] is none", "String[]"));
  }

  private static Mistake converter(String objection, String guilty, String converter, String name) {
    return new Mistake(
        "[PARM-09] @Convert: C " + objection + ".",
        guilty,
        method(converter, "@Get void a(@QueryParam @Convert(" + name + ".class) UUID x);"));
  }

  private static List<Mistake> conversions() {
    String text = "public String convert(UUID id) { return \"\"; } }";
    return List.of(
        converter(
            "is an inner class: make it static",
            ".class) UUID x);",
            "class Outer { class C implements ParamConverter<UUID> { " + text + " }",
            "Outer.C"),
        converter(
            "needs a constructor without parameters that the generated client can call",
            ".class) UUID x);",
            "enum C implements ParamConverter<UUID> { ONE; " + text,
            "C"),
        new Mistake(
            "[PARM-09] @Convert: C cannot be seen by the generated client: make it package-private"
                + " or public.",
            ".class) UUID x); }",
            file(
                "Outer",
                "class Outer {",
                "private static class C implements ParamConverter<UUID> {",
                text,
                "@HttpApi interface Shop { @Get void a(@QueryParam @Convert(C.class) UUID x); }",
                "}")),
        new Mistake(
            "[PARM-09] @Convert: @BaseUri x is no text.",
            "@Convert(C.class) URI x);",
            method(
                "class C implements ParamConverter<URI> { public String convert(URI x) { return \"\"; } }",
                "@Get void a(@BaseUri @Convert(C.class) URI x);")));
  }

  private static List<Mistake> verbs() {
    return List.of(
        new Mistake(
            "[BODY-02] HEAD has no request body (RFC 9110 9.3.2). Use @Post or @Query.",
            "@FormParam String x);",
            method("@Head void a(@FormParam String x);")),
        new Mistake(
            "[BODY-02] TRACE has no request body (RFC 9110 9.3.8). Use @Post or @Query.",
            "@Body String x);",
            method(
                "@HttpMethod(\"TRACE\") @interface Trace {}", "@Trace void a(@Body String x);")));
  }

  private static Mistake time(String complaint, String guilty, String mark) {
    return new Mistake(
        "[TIME-01] " + complaint, guilty + " void a();", method(mark + " void a();"));
  }

  private static List<Mistake> marks() {
    return List.of(
        new Mistake(
            "[IDEM-01] @Idempotent and @NonIdempotent contradict each other on Shop.",
            "@NonIdempotent interface Shop {}",
            file("Shop", "@HttpApi @Idempotent @NonIdempotent interface Shop {}")),
        new Mistake(
            "[IDEM-08] pay() has @IdempotencyKey on a and on b. Keep one.",
            "@IdempotencyKey UUID b);",
            method("@Post void pay(@IdempotencyKey UUID a, @IdempotencyKey UUID b);")),
        new Mistake(
            "[RETRY-01] @Retry needs the name of a policy.",
            "\" \") interface Shop {}",
            file("Shop", "@HttpApi @Retry(\" \") interface Shop {}")),
        new Mistake(
            "[SEC-01] @Headers(\"Cookie: ...\") puts a credential in the class file. Use an"
                + " interceptor.",
            "\"Cookie: a=b\") interface Shop {}",
            file("Shop", "@HttpApi @Headers(\"Cookie: a=b\") interface Shop {}")),
        time(
            "@IdempotencyKey(validFor = \"1h\") is not an ISO-8601 duration; write \"PT1H\".",
            "\"1h\")",
            "@Post @IdempotencyKey(validFor = \"1h\")"),
        time(
            "@Timeout(\"500ms\") is not an ISO-8601 duration; write \"PT0.5S\".",
            "\"500ms\")",
            "@Get @Timeout(\"500ms\")"),
        time(
            "@Timeout(\"2m\") is not an ISO-8601 duration; write \"PT2M\".",
            "\"2m\")",
            "@Get @Timeout(\"2m\")"),
        time(
            "@Timeout(overall = \"-PT1S\") is not longer than nothing.",
            "\"-PT1S\")",
            "@Get @Timeout(overall = \"-PT1S\")"));
  }

  private static Mistake absent(String primitive, String instead) {
    return new Mistake(
        "[RET-04] %s cannot be absent: use %s for a call that may answer 404."
            .formatted(primitive, instead),
        "a();",
        method("@Get " + primitive + " a();"));
  }

  private static List<Mistake> returns() {
    return List.of(
        absent("int", "OptionalInt"),
        absent("double", "OptionalDouble"),
        absent("char", "Optional<Character>"),
        new Mistake(
            "[RET-01] Return type HttpResponse is not known at compile time: raw HttpResponse has"
                + " no element type.",
            "a();",
            method("@Get HttpResponse a();")));
  }
}
