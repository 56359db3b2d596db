package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.RawHttp2Connection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawHttp2Stream;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders of which a server of HTTP/2 says that it did not process them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2RefusalContractTest {
  /** The first release that is known to send again whatever was refused. */
  private static final int SENDS_AGAIN = 25;

  private final AtomicBoolean refused = new AtomicBoolean();

  /** How a server says so. */
  enum Refusal {
    STREAM {
      @Override
      void of(RawHttp2Connection connection, RawHttp2Stream order, RawHttp2Stream before)
          throws IOException {
        connection.refuse(order);
        connection.answerAll();
      }
    },
    GO_AWAY {
      @Override
      void of(RawHttp2Connection connection, RawHttp2Stream order, RawHttp2Stream before)
          throws IOException {
        connection.goAway(before);
        // The JDK's client forgets what a GOAWAY said if the end of the connection is right behind.
        connection.awaitEnd();
      }
    };

    abstract void of(RawHttp2Connection connection, RawHttp2Stream order, RawHttp2Stream before)
        throws IOException;
  }

  /** The first order is refused, after it was read; whatever comes later is answered. */
  private void refuseOnce(RawHttp2Connection connection, Refusal refusal) throws IOException {
    RawHttp2Stream before = connection.readHead();
    connection.answer(before);
    if (refused.getAndSet(true)) {
      connection.answerAll();
      return;
    }
    RawHttp2Stream order = connection.readHead();
    connection.readBody(order);
    refusal.of(connection, order, before);
  }

  private static HttpRequest order(RawHttp2Server server) {
    return HttpRequest.newBuilder(server.uri("/orders"))
        .POST(BodyPublishers.ofString("one"))
        .build();
  }

  private static HttpRequest warmUp(RawHttp2Server server) {
    return HttpRequest.newBuilder(server.uri("/")).build();
  }

  private static long orders(RawHttp2Server server) {
    return server.received().stream()
        .filter(stream -> stream.content() == RawHttp2Stream.Content.SOME)
        .count();
  }

  @ParameterizedTest
  @CsvSource({"JDK, STREAM", "JDK, GO_AWAY", "REDIAL, STREAM", "REDIAL, GO_AWAY"})
  @Differs(IntendedDifference.REFUSED_ORDERS_ARE_ASKED_ABOUT)
  void refusedOrderIsSentAgainOrAskedAbout(Side side, Refusal refusal) throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(
                Certificate.TLS.server(), connection -> refuseOnce(connection, refusal));
        Client client =
            Client.of(
                side.builder().version(Version.HTTP_2).sslContext(Certificate.TLS.client()))) {
      client.send(warmUp(server));
      if (side == Side.REDIAL) {
        assertThatThrownBy(() -> client.send(order(server)))
            .isInstanceOf(UnconfirmedRequestException.class);
        assertThat(orders(server)).isEqualTo(1);
      } else if (Runtime.version().feature() >= SENDS_AGAIN) {
        assertThat(client.send(order(server)).statusCode()).isEqualTo(200);
        assertThat(orders(server)).isEqualTo(2);
      } else {
        assertThatThrownBy(() -> client.send(order(server))).isInstanceOf(IOException.class);
        assertThat(orders(server)).isEqualTo(1);
      }
    }
  }
}
