package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.CallTimeoutException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import dev.redial.testing.Relay;
import dev.redial.testing.TestTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What proxies see, and what is learnt of them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProxiedCallsTest {
  private static final URI SHOP = URI.create("http://shop.example:8080/books?q=1");
  private static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("alice:secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));

  private static RedialHttpClient.Builder through(int port) {
    return RedialHttpClient.newBuilder()
        .proxy(ProxySelector.of(InetSocketAddress.createUnresolved("localhost", port)));
  }

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  @Test
  @Tag("S16")
  @Tag("P6")
  @Tag("P7")
  void forwardProxyGetsTheAbsoluteFormAndOurCredentialsOnly() throws Exception {
    try (RawServer proxy = RawServer.start(ConnectionScript.answering(200, "passed on"));
        RedialHttpClient http = through(proxy.port()).proxyCredentials("alice", "secret").build()) {
      HttpRequest request =
          HttpRequest.newBuilder(SHOP)
              .header("Proxy-Authorization", "Basic forged")
              .header("Proxy-Connection", "keep-alive")
              .build();
      assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("passed on");
      http.send(request, BodyHandlers.ofString());

      RawRequest seen = proxy.requests().get(1);
      assertThat(seen.target()).isEqualTo("http://shop.example:8080/books?q=1");
      assertThat(seen.header("Host")).isEqualTo("shop.example:8080");
      assertThat(seen.headers().allValues("Proxy-Authorization")).containsExactly(BASIC);
      assertThat(seen.header("Proxy-Connection")).isEmpty();
      assertThat(seen.header("Connection")).isEmpty();
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  @Test
  @Tag("P1")
  @Tag("P6")
  @Tag("L3")
  void plainProxyThatAnswersInHttp10IsNotKeptAlive() throws Exception {
    ConnectionScript old =
        connection -> {
          while (true) {
            connection.readRequest();
            connection.write(
                "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\nx");
          }
        };
    try (RawServer proxy = RawServer.start(old);
        RedialHttpClient http = through(proxy.port()).build()) {
      for (int i = 0; i < 5; i++) {
        assertThat(http.send(get(SHOP), BodyHandlers.ofString()).body()).isEqualTo("x");
      }
      assertThat(proxy.requests()).hasSize(5).allMatch(request -> request.unanswered() == 0);
      assertThat(proxy.connections()).isEqualTo(5);
    }
  }

  @Test
  @Tag("P6")
  @Tag("P3")
  void dumbProxyIsLearntAndFromThenOnToldToClose() throws Exception {
    ConnectionScript dumb =
        connection -> {
          RawRequest request = connection.readRequest();
          connection.respond(200, "copied");
          if (!request.header("Connection").equals("close")) {
            connection.awaitClose(); // it waits for an origin that keeps the connection
          }
        };
    try (RawServer proxy = RawServer.start(dumb);
        RedialHttpClient http = through(proxy.port()).build()) {
      HttpRequest patient = HttpRequest.newBuilder(SHOP).timeout(Duration.ofMillis(700)).build();
      assertThat(http.send(patient, BodyHandlers.ofString()).body()).isEqualTo("copied");
      assertThatThrownBy(() -> http.send(patient, BodyHandlers.ofString()))
          .isInstanceOf(CallTimeoutException.class);
      for (int i = 0; i < 3; i++) {
        assertThat(http.send(patient, BodyHandlers.ofString()).body()).isEqualTo("copied");
      }
      int last = proxy.requests().size() - 1;
      for (int i = 0; i < 3; i++) {
        RawRequest told = proxy.requests().get(last - i);
        assertThat(told.header("Connection")).isEqualTo("close");
        assertThat(told.unanswered()).isZero();
      }
    }
  }

  @Test
  @Tag("S16")
  void tunnelCarriesTlsAndTheOriginSeesNoCredentialsOfTheProxy(@TempDir Path directory)
      throws Exception {
    TestTls tls = TestTls.in(directory);
    try (RawServer origin =
            RawServer.startTls(tls.server(), ConnectionScript.answering(200, "in private"));
        Relay relay = Relay.start();
        RedialHttpClient http =
            through(relay.port())
                .sslContext(tls.client())
                .proxyCredentials("alice", "secret")
                .build()) {
      assertThat(http.send(get(origin.uri("/a?b")), BodyHandlers.ofString()).body())
          .isEqualTo("in private");
      http.send(get(origin.uri("/c")), BodyHandlers.ofString());

      assertThat(relay.heads()).hasSize(1);
      assertThat(relay.heads().get(0))
          .startsWith("CONNECT localhost:" + origin.port() + " HTTP/1.1\r\n")
          .contains("Proxy-Authorization: " + BASIC + "\r\n");
      assertThat(origin.requests()).extracting(RawRequest::target).containsExactly("/a?b", "/c");
      assertThat(origin.requests())
          .allMatch(request -> request.header("Proxy-Authorization").isEmpty());
    }
  }

  @Test
  void whateverASelectorOrAResolverThrowsEndsTheCall() {
    ProxySelector broken =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            throw new StackOverflowError("in the selector");
          }

          @Override
          public void connectFailed(URI uri, SocketAddress proxy, IOException cause) {}
        };
    try (RedialHttpClient http = RedialHttpClient.newBuilder().proxy(broken).build()) {
      assertThatThrownBy(() -> http.send(get(SHOP), BodyHandlers.ofString()))
          .hasStackTraceContaining("in the selector");
    }
    try (ConnectionManager manager =
            ConnectionManager.builder()
                .resolver(
                    host -> {
                      throw new StackOverflowError("in the resolver");
                    })
                .build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      assertThatThrownBy(() -> http.send(get(SHOP), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasStackTraceContaining("in the resolver");
    }
  }

  @Test
  void refusedCredentialsAreTheAnswerOfAForwardProxyAndTheErrorOfATunnel() throws Exception {
    try (RawServer proxy = RawServer.start(ConnectionScript.answering(407, "who are you?"));
        RedialHttpClient http = through(proxy.port()).build()) {
      assertThat(http.send(get(SHOP), BodyHandlers.ofString()).statusCode()).isEqualTo(407);
      assertThatThrownBy(
              () -> http.send(get(URI.create("https://shop.example/")), BodyHandlers.ofString()))
          .isInstanceOf(java.io.IOException.class)
          .hasMessageContaining("407")
          .hasMessageContaining("shop.example:443");
      assertThat(proxy.received("CONNECT")).as("asking again would not help").isEqualTo(1);
    }
  }
}
