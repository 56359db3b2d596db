package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept between the calls of an endpoint, and what must not be. */
class LatestHeadersTest {
  private static final Map.Entry<String, String> STATIC = Map.entry("X-Version", "1");
  private static final Map.Entry<String, String> ACCEPT = Map.entry("Accept", "a/b");

  private final LatestHeaders latest = new LatestHeaders(List.of(STATIC));
  private final List<List<Map.Entry<String, String>>> made = new ArrayList<>();

  private HttpHeaders of(List<Map.Entry<String, String>> fields) {
    return latest.of(fields, this::make);
  }

  private HttpHeaders make(List<Map.Entry<String, String>> fields) {
    made.add(fields);
    return HttpHeaders.of(Map.of("X-Made", List.of("" + made.size())), (name, value) -> true);
  }

  @Test
  void fieldsOfAnnotationsAndMediaTypesAreMadeOnce() {
    List<Map.Entry<String, String>> fields =
        List.of(STATIC, ACCEPT, Map.entry("content-type", "c/d"));
    assertThat(of(fields)).isSameAs(of(new ArrayList<>(fields)));
    assertThat(made).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "Idempotency-Key"})
  void whatMayBeASecretIsMadeAnewAndNotKept(String name) {
    List<Map.Entry<String, String>> harmless = List.of(STATIC, ACCEPT);
    List<Map.Entry<String, String>> secret = List.of(STATIC, Map.entry(name, "secret"), ACCEPT);
    HttpHeaders first = of(harmless);
    assertThat(of(secret)).isNotSameAs(of(secret));
    assertThat(of(harmless)).isSameAs(first);
    assertThat(made).containsExactly(harmless, secret, secret);
  }

  /** What stands in an annotation is public; what replaces it for one call is not. */
  @Test
  void anotherValueOfAFieldOfAnAnnotationIsNotKept() {
    List<Map.Entry<String, String>> changed = List.of(Map.entry("X-Version", "secret"));
    assertThat(of(changed)).isNotSameAs(of(changed));
  }
}
