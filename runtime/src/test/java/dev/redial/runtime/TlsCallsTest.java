package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.Delivery;
import dev.redial.resend.IncompleteResponseException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same over TLS. */
class TlsCallsTest {
  private static TestTls tls;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  private static RedialHttpClient trusting() {
    return RedialHttpClient.newBuilder().sslContext(tls.client()).build();
  }

  private static HttpRequest get(RawServer server, String path) {
    return HttpRequest.newBuilder(server.uri(path)).build();
  }

  @Test
  void callsShareAConnectionAndKeepTheirAnswersApart() throws Exception {
    ConnectionScript names =
        connection -> {
          while (true) {
            connection.respond(200, connection.readRequest().target());
          }
        };
    try (RawServer server = RawServer.startTls(tls.server(), names);
        RedialHttpClient http = trusting()) {
      HttpResponse<String> first = http.send(get(server, "/first"), BodyHandlers.ofString());
      assertThat(first.body()).isEqualTo("/first");
      assertThat(first.sslSession()).isPresent();
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(http.sendAsync(get(server, "/" + i), BodyHandlers.ofString()));
      }
      for (int i = 0; i < 100; i++) {
        assertThat(answers.get(i).join().body()).isEqualTo("/" + i);
      }
      assertThat(server.connections()).isLessThanOrEqualTo(6);
      assertThat(server.failures()).isEmpty();
    }
  }

  @Test
  void largeBodiesGoBothWays() throws Exception {
    byte[] body = new byte[3_000_000];
    Arrays.fill(body, (byte) 'r');
    try (RawServer server = RawServer.startTls(tls.server(), ConnectionScript.echo());
        RedialHttpClient http = trusting()) {
      HttpRequest put =
          HttpRequest.newBuilder(server.uri("/")).PUT(BodyPublishers.ofByteArray(body)).build();
      assertThat(http.send(put, BodyHandlers.ofByteArray()).body()).isEqualTo(body);
    }
  }

  @Test
  @Tag("R1")
  void lostPostIsNotSentAgain() {
    ConnectionScript forgetful =
        connection -> {
          connection.readRequest();
          connection.close();
        };
    try (RawServer server = RawServer.startTls(tls.server(), forgetful);
        RedialHttpClient http = trusting()) {
      HttpRequest post =
          HttpRequest.newBuilder(server.uri("/orders")).POST(BodyPublishers.ofString("1")).build();
      assertThatThrownBy(() -> http.send(post, BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @Test
  @Tag("F5")
  void answerThatEndsWithoutCloseNotifyIsIncomplete() {
    ConnectionScript cut =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\n\r\nhalf of it");
          connection.truncate();
        };
    try (RawServer server = RawServer.startTls(tls.server(), cut);
        RedialHttpClient http = trusting()) {
      assertThatThrownBy(() -> http.send(get(server, "/x"), BodyHandlers.ofString()))
          .isInstanceOf(IncompleteResponseException.class);
    }
  }

  @Test
  void strangersCertificateIsRefusedAndNotTriedAgain() {
    try (RawServer server = RawServer.startTls(tls.server(), ConnectionScript.answering(200, ""));
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      assertThatThrownBy(() -> http.send(get(server, "/x"), BodyHandlers.ofString()))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("GET " + server.uri("/x"))
          .hasMessageContaining("nothing was sent");
      assertThat(server.requests()).isEmpty();
      assertThat(server.connections()).isEqualTo(1);
    }
  }
}
