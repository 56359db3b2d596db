package dev.redial.processor;

import static dev.redial.processor.Shops.method;

import dev.redial.processor.DiagnosticsTest.Mistake;
import java.util.List;

/** Mistakes about parameters, headers and bodies. */
final class ParameterMistakes {
  private ParameterMistakes() {}

  static List<Mistake> all() {
    return List.of(
        new Mistake(
            "[PARM-01] Parameter filter is not bound. Annotate it (@QueryParam, @HeaderParam, @Body"
                + " ...) or use {filter} in the path.",
            "filter);",
            method("@Get void a(String filter);")),
        new Mistake(
            "[PARM-02] Parameter x has two bindings: @QueryParam and @HeaderParam.",
            "@HeaderParam String x);",
            method("@Get void a(@QueryParam @HeaderParam String x);")),
        new Mistake(
            "[PARM-03] No conversion from java.lang.Thread to text. Add @Convert.",
            "@QueryParam Thread x);",
            method("@Get void a(@QueryParam Thread x);")),
        new Mistake(
            "[PARM-03] No conversion from java.lang.Object to text. Add @Convert.",
            "@QueryParam List<Object> x);",
            method("@Get void a(@QueryParam List<Object> x);")),
        new Mistake(
            "[PARM-03] No conversion from byte[] to text. Add @Convert.",
            "@QueryParam byte[] x);",
            method("@Get void a(@QueryParam byte[] x);")),
        new Mistake(
            "[PARM-03] No conversion from List<String> to one text. Add @Convert.",
            "x);",
            method("@Get(\"/{x}\") void a(List<String> x);")),
        new Mistake(
            "[PARM-03] No conversion from Map<String, String> to one text. Add @Convert.",
            "@CookieParam Map<String, String> x);",
            method("@Get void a(@CookieParam Map<String, String> x);")),
        new Mistake(
            "[PARM-04] @HeaderParam Map must have String keys, found Integer.",
            "@HeaderParam Map<Integer, String> x);",
            method("@Get void a(@HeaderParam Map<Integer, String> x);")),
        new Mistake(
            "[PARM-04] @QueryParam Map has its names in its keys. Remove \"q\".",
            "\"q\") Map<String, String> x);",
            method("@Get void a(@QueryParam(\"q\") Map<String, String> x);")),
        new Mistake(
            "[PARM-05] The name has half of a surrogate pair at index 1, which no octets are (RFC"
                + " 3629 3).",
            "\"a\\ud800\") String x);",
            method("@Get void a(@QueryParam(\"a\\ud800\") String x);")),
        new Mistake(
            "[PARM-05] The name has half of a surrogate pair at index 0, which no octets are (RFC"
                + " 3629 3).",
            "\"\\udc00\") String x);",
            method("@Post void a(@FormParam(\"\\udc00\") String x);")),
        new Mistake(
            "[PARM-05] The name has half of a surrogate pair at index 2, which no octets are (RFC"
                + " 3629 3).",
            "\"\\ud83d\\ude00\\ud83d\") String x);",
            method("@Post void a(@Part(\"\\ud83d\\ude00\\ud83d\") String x);")),
        new Mistake(
            "[PARM-05] Header name \"X Foo\" is not a token (RFC 9110 5.6.2).",
            "\"X Foo\") String x);",
            method("@Get void a(@HeaderParam(\"X Foo\") String x);")),
        new Mistake(
            "[PARM-05] Header Content-Length is set by the client.",
            "\"Content-Length: 2\") void a();",
            method("@Get @Headers(\"Content-Length: 2\") void a();")),
        new Mistake(
            "[PARM-05] Cookie name \"a=b\" is not a token (RFC 6265 4.1.1).",
            "\"a=b\") String x);",
            method("@Get void a(@CookieParam(\"a=b\") String x);")),
        new Mistake(
            "[PARM-06] @Headers value must be \"Name: value\", found \"X-A\".",
            "\"X-A\"}) void a();",
            method("@Get @Headers({\"X-B: c\", \"X-A\"}) void a();")),
        new Mistake(
            "[PARM-06] The value of header X-A has characters that no header carries (RFC 9110"
                + " 5.5).",
            "\"X-A: b\\r\\nX-C: d\") void a();",
            method("@Get @Headers(\"X-A: b\\r\\nX-C: d\") void a();")),
        new Mistake(
            "[PARM-06] The value of header X-A has characters that no header carries (RFC 9110"
                + " 5.5).",
            "\"X-A: \\r\\n X-C: d\") void a();",
            method("@Get @Headers(\"X-A: \\r\\n X-C: d\") void a();")),
        new Mistake(
            "[BODY-01] Two @Body parameters: a, b.",
            "@Body String b);",
            method("@Post void x(@Body String a, @Body String b);")),
        new Mistake(
            "[BODY-02] GET has no request body (RFC 9110 9.3.1). Use @Post or @Query.",
            "@Body String a);",
            method("@Get void x(@Body String a);")),
        new Mistake(
            "[BODY-03] @Body and @FormParam cannot be combined.",
            "@FormParam String b);",
            method("@Post void x(@Body String a, @FormParam String b);")),
        new Mistake(
            "[BODY-04] Body type List<? extends Number> is not known at compile time: it has a"
                + " wildcard.",
            "@Body List<? extends Number> a);",
            method("@Post void x(@Body List<? extends Number> a);")),
        new Mistake(
            "[BODY-05] \"json\" is not a media type, such as \"application/json\" (RFC 9110 8.3.1).",
            "\"json\") String a);",
            method("@Post void x(@Body(\"json\") String a);")),
        new Mistake(
            "[PARM-07] @Params type must be a record; Shop.Filter is a class.",
            "@Params Filter filter);",
            method("class Filter {}", "@Get void a(@Params Filter filter);")),
        new Mistake(
            "[PARM-07] @Params type must be a record; Optional<Shop.F> is a class.",
            "@Params Optional<F> f);",
            method("record F() {}", "@Get void a(@Params Optional<F> f);")),
        new Mistake(
            "[PARM-07] @Params type must be a record; raw F has no type arguments.",
            "@Params F f);",
            method("record F<T>(@QueryParam T x) {}", "@Get void a(@Params F f);")),
        new Mistake(
            "[PARM-07] @Params type must be a record; F contains itself.",
            "f) {}",
            method("record F(@Params F f) {}", "@Get void a(@Params F f);")),
        new Mistake(
            "[PARM-01] Parameter page is not bound. Annotate it (@QueryParam, @HeaderParam, @Body ...) or use {page} in the path.",
            "page) {}",
            method("record F(int page) {}", "@Get void a(@Params F f);")),
        new Mistake(
            "[PARM-03] No conversion from java.lang.Thread to text. Add @Convert.",
            "t) {}",
            method("record F(@QueryParam Thread t) {}", "@Get void a(@Params F f);")),
        new Mistake(
            "[PARM-02] Parameter f has two bindings: @Params and @QueryParam.",
            "@QueryParam F f);",
            method("record F() {}", "@Get void a(@Params @QueryParam F f);")),
        new Mistake(
            "[PARM-08] csv on x: String is neither a collection nor an array.",
            "true) String x);",
            method("@Get void a(@QueryParam(csv = true) String x);")),
        new Mistake(
            "[PARM-08] csv on x: Map<String, String> is neither a collection nor an array.",
            "true) Map<String, String> x);",
            method("@Get void a(@HeaderParam(csv = true) Map<String, String> x);")),
        new Mistake(
            "[PARM-09] @Convert: C converts UUID, not String.",
            ".class) String x);",
            method(
                "class C implements ParamConverter<UUID> { public String convert(UUID id) { return \"\"; } }",
                "@Get void a(@QueryParam @Convert(C.class) String x);")),
        new Mistake(
            "[PARM-09] @Convert: C is abstract: there is no instance of it.",
            ".class) UUID x);",
            method(
                "abstract class C implements ParamConverter<UUID> { public String convert(UUID id) { return \"\"; } }",
                "@Get void a(@QueryParam @Convert(C.class) UUID x);")),
        new Mistake(
            "[PARM-09] @Convert: C needs a constructor without parameters that the generated client can call.",
            ".class) UUID x);",
            method(
                "class C implements ParamConverter<UUID> { private C() {} public String convert(UUID id) { return \"\"; } }",
                "@Get void a(@QueryParam @Convert(C.class) UUID x);")),
        new Mistake(
            "[PARM-09] @Convert: C needs a constructor without parameters that the generated client can call.",
            "x) {}",
            method(
                "class C implements ParamConverter<UUID> { C() throws Exception {} public String convert(UUID id) { return \"\"; } }",
                "record F(@QueryParam @Convert(C.class) UUID x) {}",
                "@Get void a(@Params F f);")),
        new Mistake(
            "[PARM-09] @Convert: List has a raw type.",
            ".class) List x);",
            method(
                "class C implements ParamConverter<List<UUID>> { public String convert(List<UUID> id) { return \"\"; } }",
                "@Get void a(@QueryParam @Convert(C.class) List x);")),
        new Mistake(
            "[PARM-09] @Convert: @Body x is no text.",
            "@Convert(C.class) UUID x);",
            method(
                "class C implements ParamConverter<UUID> { public String convert(UUID id) { return \"\"; } }",
                "@Post void a(@Body @Convert(C.class) UUID x);")),
        new Mistake(
            "[PARM-10] @BaseUri must be a URI, found String.",
            "@BaseUri String x);",
            method("@Get void a(@BaseUri String x);")),
        new Mistake(
            "[PARM-10] Two @BaseUri parameters. Keep one.",
            "@BaseUri URI y);",
            method("@Get void a(@BaseUri URI x, @BaseUri URI y);")),
        new Mistake(
            "[SEC-02] @BaseUri would send the Authorization of @Headers to any host. Use an interceptor that looks at the host first.",
            "@BaseUri URI x);",
            method("@Get @Headers(\"Authorization: Basic abc\") void a(@BaseUri URI x);")),
        new Mistake(
            "[BODY-02] GET has no request body (RFC 9110 9.3.1). Use @Post or @Query.",
            "@Part(\"x\") String a);",
            method("@Get void x(@Part(\"x\") String a);")),
        new Mistake(
            "[BODY-03] @Part needs a name.",
            "\"\") String a);",
            method("@Post void x(@Part(\"\") String a);")),
        new Mistake(
            "[BODY-03] @Body and @Part cannot be combined.",
            "@Part(\"b\") String b);",
            method("@Post void x(@Body String a, @Part(\"b\") String b);")),
        new Mistake(
            "[BODY-03] @FormParam and @Part cannot be combined.",
            "@Part(\"b\") String b);",
            method("@Post void x(@FormParam String a, @Part(\"b\") String b);")),
        new Mistake(
            "[BODY-04] Part type List is not known at compile time: raw List has no element type.",
            "@Part(\"b\") List b);",
            method("@Post void x(@Part(\"b\") List b);")),
        new Mistake(
            "[BODY-05] \"json\" is not a media type, such as \"application/json\" (RFC 9110 8.3.1).",
            "\"json\") String b);",
            method("@Post void x(@Part(value = \"b\", contentType = \"json\") String b);")));
  }
}
