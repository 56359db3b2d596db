package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Endpoint;
import dev.redial.HttpStatusException;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.ConnectFailedException;
import dev.redial.resend.Delivery;
import dev.redial.resend.IncompleteResponseException;
import dev.redial.resend.ProtocolViolationException;
import dev.redial.testing.OwnRequest;
import dev.redial.testing.RawServer;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each thing that goes wrong has a type and a message that names origin, method and path. */
class PlainErrorsTest {
  private static final Endpoint BOOK =
      Endpoint.of("bookshop", "book", "GET", "/books/{isbn}", Idempotency.SAFE);

  /** A type that no built-in codec but JSON knows. */
  record Book(String isbn) {}

  private static RedialHttpClient once() {
    RetryConfig oneAttempt = RetryConfig.custom().maxAttempts(1).build();
    return RedialHttpClient.newBuilder()
        .retries(RetryRegistry.of(Map.of("default", oneAttempt)))
        .build();
  }

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  @Test
  void unknownHostIsNamed() {
    try (RedialHttpClient http = once()) {
      assertThatThrownBy(
              () ->
                  http.send(
                      get(URI.create("http://no.such.host.invalid/x?q=secret")),
                      BodyHandlers.ofString()))
          .isInstanceOf(ConnectFailedException.class)
          .isInstanceOf(ConnectException.class)
          .hasCauseInstanceOf(UnknownHostException.class)
          .hasMessageContaining("GET http://no.such.host.invalid/x")
          .hasMessageContaining("nothing was sent")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void refusedConnectionIsNamed() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    try (RedialHttpClient http = once()) {
      URI uri = URI.create("http://127.0.0.1:" + port + "/x");
      assertThatThrownBy(() -> http.send(get(uri), BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              ConnectFailedException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT))
          .hasMessageContaining("GET " + uri)
          .hasMessageContainingAll("refused");
    }
  }

  @Test
  void uriWithoutHostOrSchemeIsRefusedBeforeAnythingIsSent() {
    try (RedialHttpClient http = once()) {
      HttpRequest ftp =
          Idempotency.mark(
              OwnRequest.get(URI.create("ftp://files.example/x"), Map.of()), Idempotency.SAFE);
      assertThatThrownBy(() -> http.send(ftp, BodyHandlers.ofString()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("GET ftp://files.example/x")
          .hasMessageContaining("http");
    }
  }

  @Test
  void missingBaseUriNamesApiMethodAndPath() {
    try (RedialHttpClient http = once()) {
      Redial redial = Redial.builder().httpClient(http).build();
      assertThatThrownBy(() -> redial.bind(BOOK))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("\"bookshop\"")
          .hasMessageContaining("GET /books/{isbn}")
          .hasMessageContaining(".baseUri(\"bookshop\"");
    }
  }

  @Test
  void answerThatNoCodecReadsIsNamedWithTypeMediaTypeAndEndpoint() {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.respond(200, Map.of("Content-Type", "text/turtle"), "x");
                });
        RedialHttpClient http = once()) {
      BoundEndpoint book = bind(http, server);
      assertThatThrownBy(() -> book.call().path("1").send(Returns.body(BodyType.of(Book.class))))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("text/turtle")
          .hasMessageContaining(".codec(...)")
          .hasMessageContaining("Book")
          .hasMessageContaining("GET " + server.uri("/books/1"));
    }
  }

  private static BoundEndpoint bind(RedialHttpClient http, RawServer server) {
    return Redial.builder()
        .httpClient(http)
        .baseUri("bookshop", server.uri("/"))
        .build()
        .bind(BOOK);
  }

  @Test
  void statusOutsideOf2xxIsThrownWithItsBody() {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.respond(404, "no such book");
                });
        RedialHttpClient http = once()) {
      BoundEndpoint book = bind(http, server);
      assertThatThrownBy(
              () -> book.call().path("a/b").send(Returns.body(BodyType.of(String.class))))
          .isInstanceOfSatisfying(
              HttpStatusException.class,
              e -> {
                assertThat(e.status()).isEqualTo(404);
                assertThat(e.body(String.class)).isEqualTo("no such book");
              })
          .hasMessageContaining("GET " + server.uri("/books/a%2Fb"))
          .hasMessageContaining("404");
    }
  }

  @Test
  void lostAnswerOfAGeneratedCallIsAnUncheckedIoException() {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.close();
                });
        RedialHttpClient http = once()) {
      BoundEndpoint book = bind(http, server);
      assertThatThrownBy(() -> book.call().path("1").send(Returns.body(BodyType.of(String.class))))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("GET " + server.uri("/books/1"));
    }
  }

  @Test
  void truncatedAnswerIsNeverAShortSuccess() {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                  connection.close();
                });
        RedialHttpClient http = once()) {
      assertThatThrownBy(() -> http.send(get(server.uri("/x")), BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              IncompleteResponseException.class,
              e -> {
                assertThat(e.received()).isEqualTo(3);
                assertThat(e.expected()).hasValue(10);
              })
          .hasMessageContaining("GET " + server.uri("/x"));
    }
  }

  @Test
  void breachOfProtocolNamesItsRule() {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 2\r\n\r\nabcd");
                  connection.awaitClose();
                });
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      assertThatThrownBy(() -> http.send(get(server.uri("/x")), BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              ProtocolViolationException.class, e -> assertThat(e.section()).contains("RFC 9112"))
          .hasMessageContaining("GET " + server.uri("/x"));
      assertThat(server.received("GET")).isEqualTo(1);
    }
  }

  @Test
  void timeoutSaysWhatMayHaveBeenSent() {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.awaitClose();
                });
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest slow =
          HttpRequest.newBuilder(server.uri("/orders"))
              .POST(BodyPublishers.ofString("x"))
              .timeout(Duration.ofMillis(100))
              .build();
      assertThatThrownBy(() -> http.send(slow, BodyHandlers.ofString()))
          .isInstanceOf(HttpTimeoutException.class)
          .isInstanceOfSatisfying(
              CallTimeoutException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN))
          .hasMessageContaining("POST " + server.uri("/orders"));
    }
  }
}
