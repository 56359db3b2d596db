package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Confirmation;
import dev.redial.resend.Delivery;
import dev.redial.resend.ResendConfirmation;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a request arrives when its first answer is lost, counted by the server. */
class ResendOnTheWireTest {
  /** The first connection is closed when the request was read; later ones answer. */
  private static ConnectionScript closesFirstConnection() {
    AtomicInteger connections = new AtomicInteger();
    return connection -> {
      boolean first = connections.getAndIncrement() == 0;
      while (true) {
        connection.readRequest();
        if (first) {
          connection.close();
          return;
        }
        connection.respond(200, "");
      }
    };
  }

  private static HttpRequest.Builder request(URI uri, String method) {
    boolean body = List.of("POST", "PUT", "PATCH").contains(method);
    return HttpRequest.newBuilder(uri)
        .method(method, body ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
  @Tag("R4")
  void idempotentCallArrivesTwiceAndSucceeds(String method) throws Exception {
    try (RawServer server = RawServer.start(closesFirstConnection());
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpResponse<String> answer =
          http.send(request(server.uri("/x"), method).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(server.received(method)).isEqualTo(2);
      assertThat(server.failures()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "REPORT"})
  @Tag("R1")
  void nonIdempotentCallIsNotResentWithoutConfirmation(String method) {
    try (RawServer server = RawServer.start(closesFirstConnection());
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest request = request(server.uri("/orders"), method).build();

      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN))
          .hasMessageContaining(method + " " + server.uri("/orders"));
      assertThat(server.received(method)).isEqualTo(1);
    }
  }

  @Test
  void asynchronousNonIdempotentCallIsNotResentEither() {
    try (RawServer server = RawServer.start(closesFirstConnection());
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      CompletableFuture<HttpResponse<String>> answer =
          http.sendAsync(request(server.uri("/orders"), "POST").build(), BodyHandlers.ofString());

      assertThatThrownBy(answer::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(UnconfirmedRequestException.class);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @Test
  @Tag("L2")
  void postWithIdempotencyKeyArrivesTwiceWithOneKey() throws Exception {
    try (RawServer server = RawServer.start(closesFirstConnection());
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest request =
          request(server.uri("/payments"), "POST").header("Idempotency-Key", "k-1").build();

      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(server.requests())
          .extracting(r -> r.header("Idempotency-Key"))
          .containsExactly("k-1", "k-1");
      assertThat(server.requests()).extracting(RawRequest::method).containsOnly("POST");
    }
  }

  @Test
  void confirmedPostArrivesTwiceWithTheSameBody() throws Exception {
    AtomicInteger questions = new AtomicInteger();
    ResendConfirmation yes =
        attempt -> {
          questions.incrementAndGet();
          assertThat(attempt.number()).isEqualTo(1);
          assertThat(attempt.delivery()).isEqualTo(Delivery.UNKNOWN);
          return CompletableFuture.completedStage(Confirmation.RESEND);
        };
    try (RawServer server = RawServer.start(closesFirstConnection());
        RedialHttpClient http = RedialHttpClient.newBuilder().confirmation(yes).build()) {
      HttpResponse<String> answer =
          http.send(request(server.uri("/orders"), "POST").build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(questions).hasValue(1);
      assertThat(server.requests()).extracting(RawRequest::body).containsExactly("{}", "{}");
    }
  }

  @Test
  void confirmationThatNeverReturnsDoesNotHoldUpTheDeadline() throws Exception {
    CountDownLatch forever = new CountDownLatch(1);
    ResendConfirmation stuck =
        attempt -> {
          try {
            forever.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return CompletableFuture.completedStage(Confirmation.RESEND);
        };
    try (RawServer server = RawServer.start(closesFirstConnection());
        RedialHttpClient http = RedialHttpClient.newBuilder().confirmation(stuck).build()) {
      HttpRequest request =
          request(server.uri("/orders"), "POST").timeout(Duration.ofMillis(1_500)).build();
      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              CallTimeoutException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
      assertThat(server.received("POST")).isEqualTo(1);
    } finally {
      forever.countDown();
    }
  }

  @Test
  void confirmationThatThrowsIsANoAndGoesAlong() {
    ResendConfirmation broken =
        attempt -> {
          throw new IllegalStateException("nobody at the desk");
        };
    try (RawServer server = RawServer.start(closesFirstConnection());
        RedialHttpClient http = RedialHttpClient.newBuilder().confirmation(broken).build()) {
      HttpRequest request = request(server.uri("/orders"), "POST").build();
      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(UnconfirmedRequestException.class)
          .satisfies(
              e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("nobody at the desk"));
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }
}
