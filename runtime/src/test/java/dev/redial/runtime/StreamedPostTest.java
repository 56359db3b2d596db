package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.RequestFailedException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.RawServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that nobody can be asked about, for their bodies of unknown length go only once. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class StreamedPostTest {
  private static BodyPublisher streamed() {
    return BodyPublishers.fromPublisher(BodyPublishers.ofString("body"));
  }

  private static void lose(String method, Class<? extends Exception> failure) {
    try (RawServer server = RawServer.start(connection -> connection.readRequest());
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/")).method(method, streamed()).build();

      assertThatThrownBy(() -> http.send(request, BodyHandlers.discarding()))
          .isExactlyInstanceOf(failure);
      assertThat(server.received(method)).isEqualTo(1);
    }
  }

  @Test
  void lostPostIsUnconfirmed() {
    lose("POST", UnconfirmedRequestException.class);
  }

  @Test
  void lostPutHasFailed() {
    lose("PUT", RequestFailedException.class);
  }
}
