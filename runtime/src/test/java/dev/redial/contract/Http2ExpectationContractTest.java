package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawHttp2Stream;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that expect to be told to go on by a server of HTTP/2, which does not. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2ExpectationContractTest {
  private static final Duration SHORT = Duration.ofMillis(500);

  private static HttpRequest.Builder expecting(RawHttp2Server server) {
    return HttpRequest.newBuilder(server.uri("/"))
        .expectContinue(true)
        .POST(BodyPublishers.ofString("expected"));
  }

  @ParameterizedTest
  @EnumSource
  @Differs(IntendedDifference.NO_EXPECTATION_BY_HTTP_2)
  void contentWaitsOrIsSentAtOnce(Side side) throws Exception {
    Event sent = new Event();
    RawHttp2Server.Script mute =
        connection -> {
          RawHttp2Stream head = connection.readHead();
          connection.readBody(head);
          sent.happen();
          connection.answer(head);
        };
    try (RawHttp2Server server = RawHttp2Server.start(Certificate.TLS.server(), mute);
        Client client =
            Client.of(
                side.builder().version(Version.HTTP_2).sslContext(Certificate.TLS.client()))) {
      if (side == Side.REDIAL) {
        assertThat(client.send(expecting(server).build()).statusCode()).isEqualTo(200);
      } else {
        assertThatThrownBy(() -> client.send(expecting(server).timeout(SHORT).build()))
            .isInstanceOf(HttpTimeoutException.class);
        assertThat(sent.hasHappened()).isFalse();
      }
    }
  }
}
