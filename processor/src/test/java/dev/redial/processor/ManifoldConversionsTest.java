package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps and collections: what keys they may have, and what of them a converter is given. */
final class ManifoldConversionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Optional<String> | Optional<String> | entries",
        "OptionalInt | OptionalInt | entries",
        "Object | Optional<String> | entries",
        "Object | Object | entries",
        "Object | ? | entries",
        "Object | ? super Integer | entries",
        "Object | Collection<?> | values",
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

  /** Of an unknown element it is at least known that it is one. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Collection<?>", "Optional<?>", "List<? super Integer>", "Set<? extends Number>"})
  void converterOfAnythingIsGivenEachElement(String type) {
    Compilation compilation =
        Shops.strictly(
            Shops.file(
                "Shop",
                "@HttpApi interface Shop {",
                "@Get void a(@QueryParam @Convert(C.class) " + type + " all);",
                "class C implements ParamConverter<Object> {",
                "@Override public String convert(Object it) { return \"\"; } }",
                "}"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("shop.ShopClient")
        .contentsAsUtf8String()
        .contains(".query(\"all\", Converted.each(all, ");
  }

  /** Strings have no subtypes, but those that a map has may be written so. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Get void a(@QueryParam Map<? extends String, Integer> map); | .queryAll(map)",
        "@Get void a(@HeaderParam Map<? extends String, ? extends Set<String>> map); | .headerAll(map)",
        "@Post void a(@FormParam Map<? extends String, UUID> map); | .formAll(map)",
        "@Get void a(@QueryParam @Convert(C.class) Map<? extends String, ? extends UUID> map);"
            + "| .queryAll(Converted.entries(map, C))",
        "@Get void a(@QueryParam @Convert(C.class) Map<? extends String, Set<? extends UUID>> map);"
            + "| .queryAll(Converted.values(map, C))",
        "@Get void a(@Params Of of); record Of(@QueryParam Map<? extends String, UUID> map) {}"
            + "| .queryAll(of.map())",
        "@Get void a(@QueryParam Many<? extends String, UUID> map);"
            + " interface Many<K, V> extends Map<K, List<V>> {} | .queryAll(map)"
      })
  void keysMayBeBoundedByStrings(String method, String sent) {
    Compilation compilation =
        Shops.strictly(
            Shops.file(
                "Shop",
                "@HttpApi interface Shop {",
                method,
                "class C implements ParamConverter<UUID> {",
                "@Override public String convert(UUID it) { return \"\"; } }",
                "}"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("shop.ShopClient")
        .contentsAsUtf8String()
        .contains(sent);
  }
}
