package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.RawServer;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Clients that were made, used, and left to the garbage collector: before Java 21 none closes. */
@Http1ContractTest
class ForgottenClientContractTest extends Contract {
  private static final Duration BETWEEN_COLLECTIONS = Duration.ofMillis(100);
  private static final int COLLECTIONS = 200;

  /** What a server sees of one client. */
  private record Visit(Event asked, Event go, Event gone) {
    static Visit expected() {
      return new Visit(new Event(), new Event(), new Event());
    }

    void collectUntilGone() {
      for (int i = 0; i < COLLECTIONS && !gone.happensWithin(BETWEEN_COLLECTIONS); i++) {
        System.gc();
      }
      assertThat(gone.hasHappened()).isTrue();
    }
  }

  /** Answers one request, when it may, and tells when its client has gone. */
  private RawServer server(Visit visit) {
    return Content.raw(
        transport(),
        connection -> {
          connection.readRequest();
          visit.asked.happen();
          visit.go.await();
          connection.respond(200, "x".repeat(100_000));
          connection.awaitClose();
          visit.gone.happen();
        });
  }

  /** Nobody holds the client that this makes. */
  private CompletableFuture<InputStream> ask(RawServer server) {
    HttpClient client = pair.client().build();
    return client
        .sendAsync(get(server.uri("/")), BodyHandlers.ofInputStream())
        .thenApply(answer -> answer.body());
  }

  @Test
  void connectionsEnd() throws Exception {
    Visit visit = Visit.expected();
    visit.go.happen();
    try (RawServer server = server(visit)) {
      try (InputStream body = within(ask(server))) {
        assertThat(body.readAllBytes()).hasSize(100_000);
      }
      visit.collectUntilGone();
    }
  }

  @Test
  void callUnderWayGoesOn() throws Exception {
    Visit visit = Visit.expected();
    try (RawServer server = server(visit)) {
      CompletableFuture<InputStream> answer = ask(server);
      visit.asked.await();
      WeakReference<Object> witness = new WeakReference<>(new Object());
      while (witness.get() != null) {
        System.gc();
      }
      assertThat(visit.gone.happensWithin(Duration.ofSeconds(1))).isFalse();
      visit.go.happen();
      try (InputStream body = within(answer)) {
        assertThat(body.readAllBytes()).hasSize(100_000);
      }
      visit.collectUntilGone();
    }
  }
}
