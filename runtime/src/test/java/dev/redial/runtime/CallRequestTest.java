package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.runtime.call.Address;
import dev.redial.runtime.call.PreparedRequest;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
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
                FieldLines.of(fields),
                new LatestHeaders(List.of()),
                null)
            .headers();
    assertThat(headers.map()).hasSize(2);
    assertThat(headers.allValues("COOKIE")).containsExactly("a=1", "b=2");
  }

  @Test
  void whatIsWrittenIsWhatItTells() {
    PreparedRequest prepared =
        new CallRequest(
            LOOK,
            UriTemplate.of(URI.create("http://Shop.example:81/a"), LOOK),
            "http://Shop.example:81/a/b?c=d",
            FieldLines.of(List.of(Map.entry("X-A", "1"), Map.entry("x-a", "2"))),
            new LatestHeaders(List.of()),
            null);
    assertThat(prepared.address()).isEqualTo(Address.of(((HttpRequest) prepared).uri()));
    assertThat(prepared.fields().all("X-A"))
        .isEqualTo(((HttpRequest) prepared).headers().allValues("X-A"));
    assertThat(prepared).hasToString("GET http://Shop.example:81/a/b");
  }
}
