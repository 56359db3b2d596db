package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.testing.FaultServer;
import dev.redial.testing.Reaction;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One call that is not idempotent arrives once, whatever becomes of it, while nobody confirms it:
 * our row of the table for which {@code samples/wire-counts} measures the others.
 */
@Tag("R1")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WireCountsTest {
  /** What the server does with each POST. */
  enum Situation {
    CLOSED(Connections.FRESH),
    CLOSED_REUSED(Connections.REUSED),
    RESET(Connections.FRESH),
    RESET_REUSED(Connections.REUSED),
    ERROR(Connections.FRESH),
    UNAVAILABLE(Connections.FRESH);

    private final Connections connections;

    Situation(Connections connections) {
      this.connections = connections;
    }

    private Reaction reaction() {
      return switch (this) {
        case CLOSED, CLOSED_REUSED -> Reaction.closeAfterReading();
        case RESET, RESET_REUSED -> Reaction.resetAfterReading();
        case ERROR -> Reaction.answer(500);
        case UNAVAILABLE -> Reaction.busy(Duration.ZERO);
      };
    }
  }

  private enum Connections {
    FRESH,
    REUSED
  }

  @ParameterizedTest
  @EnumSource
  void plainPostArrivesOnce(Situation situation) throws Exception {
    try (FaultServer server = FaultServer.start();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      prepare(situation, server, http);
      HttpRequest post =
          HttpRequest.newBuilder(server.uri("/x")).POST(BodyPublishers.ofString("order")).build();
      var unused = catchThrowable(() -> http.send(post, BodyHandlers.ofString()));
      assertThat(posts(server)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void postOfAnEndpointArrivesOnce(Situation situation) throws Exception {
    try (FaultServer server = FaultServer.start();
        RedialHttpClient http = RedialHttpClient.newBuilder().build();
        Redial redial = Redial.builder().httpClient(http).baseUri("shop", server.uri("")).build()) {
      prepare(situation, server, http);
      EndpointCall call = redial.bind(Shop.POST).call();
      var unused = catchThrowable(() -> call.send(Returns.nothing()));
      assertThat(posts(server)).isEqualTo(1);
    }
  }

  private static void prepare(Situation situation, FaultServer server, RedialHttpClient http)
      throws Exception {
    server.when("POST", "*").then(situation.reaction()).when("GET", "*").then(Reaction.answer(200));
    if (situation.connections == Connections.REUSED) {
      http.send(HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.discarding());
    }
  }

  private static long posts(FaultServer server) {
    return server.requests().stream().filter(request -> request.method().equals("POST")).count();
  }
}
