package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsByNameTest {
  private static final FieldsByName FIELDS =
      new FieldsByName(
          List.of(
              Map.entry("Accept", "text/plain"),
              Map.entry("X-Tag", "a"),
              Map.entry("accept", "text/html"),
              Map.entry("ACCEPT", "text/xml")));

  @Test
  void valuesOfANameAreTogetherWhateverItsCase() {
    assertThat(FIELDS)
        .containsExactly(
            Map.entry("Accept", List.of("text/plain", "text/html", "text/xml")),
            Map.entry("X-Tag", List.of("a")));
  }

  @Test
  void eachIsGivenAsItIsIteratedOver() {
    Map<String, List<String>> given = new LinkedHashMap<>();
    FIELDS.forEach(given::put);
    assertThat(given.entrySet()).containsExactlyElementsOf(FIELDS.entrySet()).hasSize(2);
  }

  @Test
  void headersAreMadeOfIt() {
    assertThat(HttpHeaders.of(FIELDS, (name, value) -> true).allValues("accept"))
        .containsExactly("text/plain", "text/html", "text/xml");
    assertThat(HttpHeaders.of(new FieldsByName(List.of()), (name, value) -> true).map()).isEmpty();
  }
}
