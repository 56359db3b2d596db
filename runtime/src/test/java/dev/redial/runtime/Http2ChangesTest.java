package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.RawHttp2Connection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.TestTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins that speak HTTP/2 for a while, or not everywhere. */
@Tag("R8")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2ChangesTest {
  private static final List<Protocol> BOTH = List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);
  private static final List<Protocol> OLD = List.of(Protocol.HTTP_1_1);

  private static TestTls tls;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  private static RedialHttpClient.Builder http2() {
    return RedialHttpClient.newBuilder().version(Version.HTTP_2).sslContext(tls.client());
  }

  private static MockWebServer speaking(List<Protocol> protocols, int port) throws IOException {
    MockWebServer server = new MockWebServer();
    server.useHttps(tls.server().getSocketFactory());
    server.setProtocols(protocols);
    server.start(port);
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private static HttpRequest request(String method, MockWebServer server) {
    return HttpRequest.newBuilder(server.url("/orders").uri())
        .method(
            method,
            method.equals("POST") ? BodyPublishers.ofString("one") : BodyPublishers.noBody())
        .build();
  }

  private static MockResponse status(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  @Test
  void originThatChoosesAnewIsFollowedThereAndBack() throws Exception {
    int port = freePort(); // a server binds to it again only if it was given it the first time
    try (RedialHttpClient http = http2().build()) {
      for (List<Protocol> protocols : List.of(BOTH, OLD, BOTH)) {
        try (MockWebServer server = speaking(protocols, port)) {
          for (String method : List.of("GET", "POST", "POST")) {
            server.enqueue(status(200));
            HttpResponse<String> answer =
                http.send(request(method, server), BodyHandlers.ofString());
            assertThat(answer.version())
                .isEqualTo(protocols.equals(BOTH) ? Version.HTTP_2 : Version.HTTP_1_1);
          }
          assertThat(server.getRequestCount()).isEqualTo(3);
        }
      }
    }
  }

  @Test
  void clientsOfTheJdksThatAnOriginHasLeftAreEnded() throws Exception {
    Set<String> before = selecting();
    int port = freePort();
    try (RedialHttpClient http = http2().build()) {
      for (List<Protocol> protocols : List.of(BOTH, OLD, BOTH, OLD, BOTH, OLD)) {
        try (MockWebServer server = speaking(protocols, port)) {
          server.enqueue(status(200));
          // Not a POST: one that meets the end of the server before may have been processed there.
          http.send(request("GET", server), BodyHandlers.discarding());
        }
      }
      Streams.until(() -> before.containsAll(selecting()));
    }
  }

  /** The threads of the JDK's clients: each has one that selects. */
  private static Set<String> selecting() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.endsWith("-SelectorManager"))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  @Tag("R7")
  void misdirectedRequestIsSentOnceMoreByHttp11(String method) throws Exception {
    try (MockWebServer server = speaking(BOTH, 0);
        RedialHttpClient http = http2().build()) {
      server.enqueue(status(421));
      server.enqueue(status(200));
      HttpResponse<String> answer = http.send(request(method, server), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
      assertThat(version(server.takeRequest())).isEqualTo("HTTP/2");
      assertThat(version(server.takeRequest())).isEqualTo("HTTP/1.1");
    }
  }

  @Test
  @Tag("R7")
  void requestThatIsMisdirectedTwiceIsAnsweredSo() throws Exception {
    try (MockWebServer server = speaking(BOTH, 0);
        RedialHttpClient http = http2().build()) {
      server.enqueue(status(421));
      server.enqueue(status(421));
      HttpResponse<String> answer = http.send(request("POST", server), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(421);
      assertThat(server.getRequestCount()).isEqualTo(2);
    }
  }

  private static String version(RecordedRequest request) {
    return request.getVersion();
  }

  @Test
  void callsComeFromTheLocalAddress() throws Exception {
    assumeTrue(Runtime.version().feature() >= 19, "the JDK's client cannot be bound before");
    InetAddress local = InetAddress.getByName("127.0.0.2");
    RedialHttpClient.Builder bound = http2();
    bound.localAddress(local);
    try (RawHttp2Server server = RawHttp2Server.start(tls.server(), RawHttp2Connection::answerAll);
        RedialHttpClient http = bound.build()) {
      HttpRequest get = HttpRequest.newBuilder(server.uri("/book")).build();
      assertThat(http.send(get, BodyHandlers.ofString()).version()).isEqualTo(Version.HTTP_2);
      assertThat(server.client(server.received().get(0).connection())).isEqualTo(local);
    }
  }
}
