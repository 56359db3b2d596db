package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Idempotency;
import dev.redial.runtime.call.Http2Offer.Way;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Route;
import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.transport.TlsSettings;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R8")
class Http2OfferTest {
  private static final URI SHOP = URI.create("https://shop.example/books");
  private final Http2Offer offer =
      Http2Offer.of(
          Http2Preference.of(Version.HTTP_2), new Isolation(TlsSettings.standard(), null));

  private static HttpRequest.Builder get() {
    return HttpRequest.newBuilder(SHOP);
  }

  private Way way(HttpRequest request) {
    return offer.way(CallFacts.of(request), Route.DIRECT);
  }

  /** JDK 26 has a third version, which this JDK may not know. */
  @ParameterizedTest
  @CsvSource({"HTTP_1_1, HTTP_1_1", "HTTP_2, OFFERED", "HTTP_3, PASSED_ON"})
  void versionsBeyondHttp2ArePassedOn(String version, Way way) {
    assertThat(Http2Offer.wanted(version)).isEqualTo(way);
  }

  @Test
  void clientsPreferenceCountsWhereARequestNamesNone() {
    assertThat(way(get().build())).isEqualTo(Way.OFFERED);
    assertThat(way(get().version(Version.HTTP_1_1).build())).isEqualTo(Way.HTTP_1_1);
  }

  /** The latest that this JDK has: HTTP_3 from 26 on. */
  @Test
  void whatTheJdkWouldCarryOtherwiseStaysWithHttp11() {
    Version latest = Arrays.stream(Version.values()).reduce((one, next) -> next).orElseThrow();
    HttpRequest request = get().version(latest).build();
    HttpRequest clear = HttpRequest.newBuilder(URI.create("http://shop.example")).build();
    Proxy asking = Proxy.connect("proxy.example", 3128).with(new Proxy.Basic("Ada", "secret"));
    assertThat(way(clear)).isEqualTo(Way.HTTP_1_1);
    assertThat(way(Idempotency.mark(request, Idempotency.NON_IDEMPOTENT))).isEqualTo(Way.HTTP_1_1);
    assertThat(offer.way(CallFacts.of(request), new Route(asking))).isEqualTo(Way.HTTP_1_1);
    assertThat(Http2Offer.NEVER.way(CallFacts.of(request), Route.DIRECT)).isEqualTo(Way.HTTP_1_1);
  }
}
