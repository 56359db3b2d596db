package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a converter is given what is in a map, or what is in that. */
final class MapConversionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Optional<String> | Optional<String> | entries",
        "OptionalInt | OptionalInt | entries",
        "Object | Optional<String> | entries",
        "Object | Object | entries",
        "UUID | UUID | entries",
        "UUID | Set<UUID> | values",
        "Object | UUID[] | values"
      })
  void converterIsGivenWhatItTakes(String taken, String value, String method) {
    Compilation compilation =
        Shops.strictly(
            Shops.file(
                "Shop",
                "@HttpApi interface Shop {",
                "@Get void a(@QueryParam @Convert(C.class) Map<String, " + value + "> map);",
                "class C implements ParamConverter<" + taken + "> {",
                "@Override public String convert(" + taken + " it) { return \"\"; } }",
                "}"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("shop.ShopClient")
        .contentsAsUtf8String()
        .contains(".queryAll(Converted." + method + "(map, ");
  }
}
