package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coded content on real sockets. */
final class DecodedCallsTest {
  private static final String POEM = "a rose is a rose is a rose, ".repeat(10_000);

  private static String gzip(String text) throws IOException {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return coded.toString(StandardCharsets.ISO_8859_1);
  }

  /** Codes for those who accept it. */
  private static ConnectionScript coding() {
    return connection -> {
      while (true) {
        RawRequest request = connection.readRequest();
        if (request.header("Accept-Encoding").contains("gzip")) {
          connection.respond(200, Map.of("Content-Encoding", "gzip"), gzip(POEM));
        } else {
          connection.respond(200, POEM);
        }
      }
    };
  }

  @Test
  void contentIsDecodedAndItsHeadSaysSo() throws Exception {
    try (RawServer server = RawServer.start(coding());
        RedialHttpClient http = RedialHttpClient.newBuilder().decompress(1_000_000).build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();

      HttpResponse<String> answer =
          http.send(
              request,
              head -> {
                assertThat(head.headers().map()).doesNotContainKey("content-encoding");
                return BodySubscribers.ofString(StandardCharsets.UTF_8);
              });

      assertThat(answer.body()).isEqualTo(POEM);
      assertThat(answer.headers().map()).doesNotContainKeys("content-encoding", "content-length");
      assertThat(server.requests().get(0).header("Accept-Encoding")).isEqualTo("gzip, deflate");
    }
  }

  @Test
  void moreThanTheLimitFails() {
    try (RawServer server = RawServer.start(coding());
        RedialHttpClient http = RedialHttpClient.newBuilder().decompress(100_000).build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();

      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("decompress(100000)");
      assertThat(server.received("GET")).isEqualTo(1);
    }
  }

  @Test
  void nothingIsAskedForWhereNothingWasSaid() throws Exception {
    try (RawServer server = RawServer.start(coding());
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();

      assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo(POEM);
      assertThat(server.requests().get(0).header("Accept-Encoding")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"Accept-Encoding, gzip", "Range, bytes=0-9"})
  void requestsWithAWishOfTheirOwnAreLeftAlone(String name, String value) throws Exception {
    ConnectionScript coded =
        connection -> {
          connection.readRequest();
          connection.respond(200, Map.of("Content-Encoding", "gzip"), gzip(POEM));
        };
    try (RawServer server = RawServer.start(coded);
        RedialHttpClient http = RedialHttpClient.newBuilder().decompress(1_000_000).build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).header(name, value).build();

      HttpResponse<String> answer =
          http.send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));

      assertThat(answer.body()).isEqualTo(gzip(POEM));
      assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
      assertThat(server.requests().get(0).header(name)).isEqualTo(value);
    }
  }
}
