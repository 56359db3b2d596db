package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a generated call looks like as a request. */
class CallRequestTest {
  private static final Endpoint LOOK = Endpoint.of("Shop", "look", "GET", "/", Idempotency.SAFE);

  /** Source: RFC 9110, section 5.1. */
  @Test
  void namesOfFieldsAreOneWhateverTheirCase() {
    List<Map.Entry<String, String>> fields =
        List.of(Map.entry("Cookie", "a=1"), Map.entry("X-A", "1"), Map.entry("cookie", "b=2"));
    HttpHeaders headers =
        new CallRequest(
                LOOK,
                UriTemplate.of(URI.create("http://localhost"), LOOK),
                "http://localhost/",
                fields,
                new LatestHeaders(List.of()),
                null)
            .headers();
    assertThat(headers.map()).hasSize(2);
    assertThat(headers.allValues("COOKIE")).containsExactly("a=1", "b=2");
  }
}
