package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Class files have limits: bytes of a method, and constants of a class (JVMS 17, section 4.11). */
final class LargeInterfacesTest {
  private static final String HEADERS =
      IntStream.range(0, 12)
          .mapToObj(i -> "\"X-" + i + ": " + i + "\"")
          .collect(Collectors.joining(", ", "@Headers({", "})"));

  @Test
  void manyRichEndpointsAreSpreadOverSeveralClasses() {
    Compilation compilation =
        Shops.strictly(
            shop(
                400,
                i ->
                    "@Timeout(value = \"PT1S\", overall = \"PT9S\") @Retry(\"r%1$d\") @IdempotencyKey"
                            .formatted(i)
                        + " @Post(\"/e%1$d/{id%1$d}\") Map<String, List<Map<String, UUID>>> e%1$d("
                            .formatted(i)
                        + "@PathParam(\"id%1$d\") long id, @QueryParam(\"q%1$d\") List<String> q,"
                            .formatted(i)
                        + " @Body Map<String, List<Long>> body, @QueryParam @Convert(C.class) UUID u);"),
            Shops.file(
                "C",
                "class C implements ParamConverter<UUID> {",
                "@Override public String convert(UUID id) { return \"\"; } }"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedFile(
            javax.tools.StandardLocation.CLASS_OUTPUT, "shop", "ShopClient$Constants10.class");
  }

  /** What a nested class could be called is in use already. */
  @Test
  void nestedClassesHideNothing() {
    Compilation compilation =
        Shops.strictly(
            shop(400, i -> "@Get(\"/%d\") void e%d(@QueryParam int Constants);".formatted(i, i)),
            Shops.file(
                "Mid",
                "@HttpApi(clientName = \"Constants2\")",
                "interface Mid extends Shop, Above { int Constants3 = 3;",
                "@Get(\"/c\") void Constants4(@QueryParam String c);",
                "class Constants5 {}",
                "@Get(\"/d\") Constants6 d();",
                "}"),
            Shops.file("Above", "interface Above { class Constants7 {} }"),
            Shops.file("Constants6", "record Constants6(int a) {}"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("shop.Constants2")
        .contentsAsUtf8String()
        .contains("private static final class Constants6 {");
  }

  @Test
  void whatNoClassFileHoldsIsRefused() {
    JavaFileObject tooMany =
        shop(
            600, i -> "@Get(\"/%d\") void e%d(%s);".formatted(i, i, parameters("p" + i + "_", 35)));
    assertThat(Shops.leniently(tooMany))
        .hadErrorContaining("[API-20] ShopClient is too large for a class file: it may need ")
        .inFile(tooMany)
        .onLine(11);
  }

  private static String parameters(String prefix, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "@QueryParam int " + prefix + i)
        .collect(Collectors.joining(", "));
  }

  /** One chain of them would end javac in a StackOverflowError. */
  @Test
  void manyValuesAreGivenOneByOne() {
    Compilation compilation = Shops.strictly(withRecords(7));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("shop.ShopClient")
        .contentsAsUtf8String()
        .contains("var call_ = this.a.call();");
  }

  @Test
  void moreValuesThanAMethodHoldsAreRefused() {
    assertThat(Shops.leniently(withRecords(8)))
        .hadErrorContaining("a() is given 2,001 values, and there can be 2,000");
  }

  @Test
  void moreHeadersThanCompilersTakeInAChainAreRefused() {
    assertThat(Shops.strictly(withHeaders(300))).succeededWithoutWarnings();
    assertThat(Shops.leniently(withHeaders(301)))
        .hadErrorContaining("a() has 301 headers, and there can be 300");
  }

  private static JavaFileObject withHeaders(int number) {
    String headers =
        IntStream.range(0, number)
            .mapToObj(i -> "\"X-" + i + ": v\"")
            .collect(Collectors.joining(", "));
    return Shops.method("@Get @Headers({" + headers + "}) void a();");
  }

  /** An endpoint of records, each of 250 components. */
  private static JavaFileObject withRecords(int number) {
    String given =
        IntStream.range(0, number)
            .mapToObj(i -> "@Params R" + i + " r" + i)
            .collect(Collectors.joining(", "));
    String records =
        IntStream.range(0, number)
            .mapToObj(i -> "record R" + i + "(" + parameters("r" + i + "_", 250) + ") {}")
            .collect(Collectors.joining("\n"));
    return Shops.method("@Get void a(@QueryParam int call, " + given + ");", records);
  }

  @Test
  void aPathThatNoClassFileHoldsIsRefused() {
    String half = "/a".repeat(20_000);
    JavaFileObject api =
        Shops.file(
            "Shop",
            "@HttpApi(path = \"" + half + "\") interface Shop {",
            "@Get(\"" + half + "\") void a();",
            "}");
    assertThat(Shops.leniently(api))
        .hadErrorContaining(
            "[API-20] ShopClient is too large for a class file: a() has a text of 80,000 bytes, and"
                + " there can be 65,535. Split Shop.")
        .inFile(api)
        .onLine(11);
  }

  private static JavaFileObject shop(int methods, IntFunction<String> method) {
    return Shops.file(
        "Shop",
        "@HttpApi " + HEADERS + " interface Shop {",
        IntStream.range(0, methods).mapToObj(method).collect(Collectors.joining("\n")),
        "}");
  }
}
