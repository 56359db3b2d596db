package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.resend.RequestFailedException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.event.ResendEvent;
import dev.redial.runtime.event.TrafficListener;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawServer;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What a caller who is interrupted is told of what may have been sent. */
class InterruptedCallerTest {
  private static final RetryConfig PATIENT =
      RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofHours(1)).build();

  private final CountDownLatch waits = new CountDownLatch(1);

  private Throwable interrupted(RedialHttpClient http, HttpRequest request) throws Exception {
    FutureTask<Throwable> call =
        new FutureTask<>(() -> catchThrowable(() -> http.send(request, BodyHandlers.ofString())));
    Thread caller = new Thread(call);
    caller.start();
    waits.await();
    caller.interrupt();
    return call.get();
  }

  private ConnectionScript silent() {
    return connection -> {
      connection.readRequest();
      waits.countDown();
      connection.awaitClose();
    };
  }

  @Test
  void orderMayHaveBeenPlaced() throws Exception {
    try (RawServer server = RawServer.start(silent());
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      Throwable told =
          interrupted(
              http,
              HttpRequest.newBuilder(server.uri("/orders"))
                  .POST(BodyPublishers.ofString("order"))
                  .build());
      assertThat(told)
          .isInstanceOf(InterruptedException.class)
          .hasMessageEndingWith("/orders was interrupted while it waited")
          .hasCauseInstanceOf(UnconfirmedRequestException.class);
      assertThat(told.getCause()).hasMessageContaining("attempt 1 on connection ");
    }
  }

  @Test
  void attemptThatFailedBeforeItsPauseIsTold() throws Exception {
    TrafficListener paused =
        event -> {
          if (event instanceof ResendEvent) {
            waits.countDown();
          }
        };
    try (RawServer server = RawServer.start(RawConnection::readRequest);
        ConnectionManager manager = ConnectionManager.builder().listener(paused).build();
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .connectionManager(manager)
                .retries(RetryRegistry.of(PATIENT))
                .build()) {
      Throwable told = interrupted(http, HttpRequest.newBuilder(server.uri("/books")).build());
      assertThat(told)
          .isInstanceOf(InterruptedException.class)
          .hasCauseInstanceOf(RequestFailedException.class);
      assertThat(told.getCause()).hasMessageContaining("attempt 1 on connection ");
    }
  }
}
