package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawHttp2Connection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many calls at once to an origin of which nothing is known yet. */
@Tag("R8")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2FirstBurstTest {
  private static TestTls tls;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  private static RedialHttpClient http2() {
    return RedialHttpClient.newBuilder().version(Version.HTTP_2).sslContext(tls.client()).build();
  }

  private static List<CompletableFuture<HttpResponse<String>>> burst(
      RedialHttpClient http, URI uri) {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()));
    }
    return answers;
  }

  @Test
  void oneHandshakeOfOursAsksAndOneOfTheJdksServesThemAll() {
    try (RawHttp2Server server = RawHttp2Server.start(tls.server(), RawHttp2Connection::answerAll);
        RedialHttpClient http = http2()) {
      assertThat(burst(http, server.uri("/book")))
          .allSatisfy(answer -> assertThat(answer.join().version()).isEqualTo(Version.HTTP_2));
      assertThat(server.connections()).isEqualTo(2);
      assertThat(server.received()).hasSize(50);
    }
  }

  @Test
  void originThatSpeaksHttp11GetsItsOtherConnectionsAfterTheFirst() {
    try (RawServer server = RawServer.startTls(tls.server(), ConnectionScript.echo());
        RedialHttpClient http = http2()) {
      assertThat(burst(http, server.uri("/book")))
          .allSatisfy(answer -> assertThat(answer.join().version()).isEqualTo(Version.HTTP_1_1));
      assertThat(server.connections()).isBetween(1, 6);
    }
  }
}
