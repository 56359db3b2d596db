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
            method("@Post void x(@Body(\"json\") String a);")));
  }
}
