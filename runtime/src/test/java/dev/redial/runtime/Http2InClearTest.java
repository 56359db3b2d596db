package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawHttp2Connection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawHttp2Server.Script;
import dev.redial.testing.RawHttp2Stream;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Calls to servers that are known to speak HTTP/2 in clear. */
@Tag("R8")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2InClearTest {
  private static final byte HTTP = (byte) 0x86;
  private static final byte HTTPS = (byte) 0x87;

  private static RedialHttpClient knowing() {
    return RedialHttpClient.newBuilder().version(Version.HTTP_2).http2PriorKnowledge().build();
  }

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  private static HttpRequest post(URI uri) {
    return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("one")).build();
  }

  /** Cuts the first connection that has a request, and answers on all others. */
  private static Script cutOnce() {
    AtomicBoolean done = new AtomicBoolean();
    return connection -> {
      if (done.compareAndSet(false, true)) {
        connection.readHead();
        connection.cut();
      } else {
        connection.answerAll();
      }
    };
  }

  /** Echoes content, or tells how long the field {@code X-Long} is. */
  private static MockWebServer echo() throws IOException {
    MockWebServer server = new MockWebServer();
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String field = request.getHeaders().get("x-long");
            Buffer content = new Buffer();
            if (request.getBody() != null) {
              content.write(request.getBody());
            }
            return new MockResponse.Builder()
                .addHeader("Target", request.getTarget())
                .addHeader("Long", field == null ? 0 : field.length())
                .body(content)
                .build();
          }
        });
    server.start();
    return server;
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  void firstOctetsAreThePrefaceAndTheSchemeIsHttp() throws Exception {
    List<byte[]> heads = new ArrayList<>();
    Script recording =
        connection -> {
          while (true) {
            RawHttp2Stream next = connection.readHead();
            heads.add(connection.head());
            connection.readBody(next);
            connection.answer(next);
          }
        };
    try (RawHttp2Server server = RawHttp2Server.startInClear(recording);
        RedialHttpClient http = knowing()) {
      for (HttpRequest next : List.of(get(server.uri("/")), post(server.uri("/orders?x=1")))) {
        HttpResponse<String> answer = http.send(next, BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
        assertThat(answer.uri()).isEqualTo(next.uri());
        assertThat(answer.request()).isSameAs(next);
        assertThat(answer.sslSession()).isEmpty();
      }
      assertThat(heads).hasSize(2).allSatisfy(h -> assertThat(h).contains(HTTP));
      assertThat(heads).allSatisfy(h -> assertThat(h).doesNotContain(HTTPS));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  void manyCallsShareAConnection() {
    try (RawHttp2Server server = RawHttp2Server.startInClear(RawHttp2Connection::answerAll);
        RedialHttpClient http = knowing()) {
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        answers.add(http.sendAsync(get(server.uri("/" + i)), BodyHandlers.ofString()));
      }
      assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(200));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  void largeBodiesAndLongHeadsGoThrough() throws Exception {
    String large = "\u0087redial ".repeat(500_000);
    String longField = "x".repeat(40_000);
    try (MockWebServer server = echo();
        RedialHttpClient http = knowing()) {
      URI uri = server.url("/a%20b?c=d%26e").uri();
      for (int i = 0; i < 3; i++) {
        HttpRequest order =
            HttpRequest.newBuilder(uri)
                .header("X-Long", longField)
                .POST(BodyPublishers.ofString(large))
                .build();
        HttpResponse<String> answer = http.send(order, BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo(large);
        assertThat(answer.headers().firstValue("Long")).hasValue("40000");
        assertThat(answer.headers().firstValue("Target")).hasValue("/a%20b?c=d%26e");
      }
    }
  }

  @Test
  void withoutPriorKnowledgeClearOriginsGetHttp11AndNoUpgrade() throws Exception {
    try (RawServer server = RawServer.start(ConnectionScript.echo());
        RedialHttpClient http = RedialHttpClient.newBuilder().version(Version.HTTP_2).build()) {
      HttpResponse<String> answer = http.send(get(server.uri("/")), BodyHandlers.ofString());
      assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
      assertThat(server.requests().get(0).header("Upgrade")).isEmpty();
    }
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  void getThatMustNotBeRepeatedIsSentByHttp11() throws Exception {
    try (RawServer server = RawServer.start(ConnectionScript.echo());
        RedialHttpClient http = knowing()) {
      HttpRequest pop = Idempotency.mark(get(server.uri("/pop")), Idempotency.NON_IDEMPOTENT);
      assertThat(http.send(pop, BodyHandlers.ofString()).version()).isEqualTo(Version.HTTP_1_1);
    }
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  void serverThatSpeaksHttp11OnlyFailsTheCallAndTheMessageSaysWhy() {
    ConnectionScript old =
        connection -> {
          connection.write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
          connection.awaitClose();
        };
    try (RawServer server = RawServer.start(old);
        RedialHttpClient http = knowing()) {
      assertThatThrownBy(() -> http.send(get(server.uri("/")), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasStackTraceContaining("does not speak HTTP/2 with prior knowledge");
    }
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  void lostGetIsSentAgain() throws Exception {
    try (RawHttp2Server server = RawHttp2Server.startInClear(cutOnce());
        RedialHttpClient http = knowing()) {
      HttpResponse<String> answer = http.send(get(server.uri("/book")), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  @Tag("R1")
  void lostPostIsNotSentAgain() {
    try (RawHttp2Server server = RawHttp2Server.startInClear(cutOnce());
        RedialHttpClient http = knowing()) {
      assertThatThrownBy(() -> http.send(post(server.uri("/orders")), BodyHandlers.ofString()))
          .hasMessageContaining("POST " + server.uri("/orders"))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
      assertThat(server.received()).hasSize(1);
    }
  }
}
