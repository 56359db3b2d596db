package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.resend.ConnectFailedException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.event.DialFailed;
import dev.redial.runtime.event.TrafficEvent;
import dev.redial.testing.RawHttp2Connection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.Relay;
import dev.redial.testing.TestTls;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 through the tunnels of a proxy, which may refuse one at any time. */
@Tag("R8")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2TunnelsTest {
  private static final String CHALLENGE = "Basic realm=\"gate\"";
  private static final String ALICE = "Basic YWxpY2U6c2VjcmV0"; // alice:secret

  private static final RetryRegistry ONCE =
      RetryRegistry.of(Map.of("default", RetryConfig.custom().maxAttempts(1).build()));

  private static TestTls tls;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  private static RedialHttpClient.Builder through(Relay relay) {
    return RedialHttpClient.newBuilder()
        .version(Version.HTTP_2)
        .sslContext(tls.client())
        .proxy(ProxySelector.of(InetSocketAddress.createUnresolved("localhost", relay.port())));
  }

  private static RawHttp2Server server() {
    return RawHttp2Server.start(tls.server(), RawHttp2Connection::answerAll);
  }

  private static HttpRequest request(String method, RawHttp2Server server) {
    return HttpRequest.newBuilder(server.uri("/orders"))
        .method(
            method,
            method.equals("POST") ? BodyPublishers.ofString("one") : BodyPublishers.noBody())
        .build();
  }

  @Test
  void callsGoThroughOneTunnelOfTheJdks() throws Exception {
    try (RawHttp2Server server = server();
        Relay relay = Relay.start();
        RedialHttpClient http = through(relay).build()) {
      for (String method : List.of("POST", "GET", "POST")) {
        HttpResponse<String> answer = http.send(request(method, server), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
      }
      assertThat(server.received()).hasSize(3);
      assertThat(relay.heads()).hasSize(2); // the first was ours, to find out
    }
  }

  @ParameterizedTest
  @CsvSource({"POST,403", "GET,403", "POST,502", "GET,502", "POST,407", "GET,407"})
  void tunnelThatIsRefusedLaterIsNoAnswerOfTheOrigin(String method, int status) {
    try (RawHttp2Server server = server();
        Relay relay = Relay.refusing(status, tunnel -> tunnel >= 2);
        RedialHttpClient http = through(relay).build()) {
      Throwable thrown =
          catchThrowable(() -> http.send(request(method, server), BodyHandlers.ofString()));
      assertThat(thrown)
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(UnconfirmedRequestException.class)
          .hasMessageContaining(method + " " + server.uri("/orders"))
          .hasMessageContaining(String.valueOf(status))
          .message()
          .containsPattern("NOT_SENT|nothing was sent");
      assertThat(server.received()).isEmpty();
    }
  }

  /** The JDK's client takes 200 for an answer only (RFC 9110, section 9.3.6 says any 2xx). */
  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "POST"})
  void tunnelThatIsOpenedByAnotherStatusCarriesHttp11(String method) throws Exception {
    try (MockWebServer server = new MockWebServer();
        Relay relay = Relay.agreeing(201);
        RedialHttpClient http = through(relay).build()) {
      server.useHttps(tls.server().getSocketFactory());
      server.start();
      for (int call = 0; call < 3; call++) {
        server.enqueue(new MockResponse.Builder().body("done").build());
        HttpRequest request =
            HttpRequest.newBuilder(server.url("/orders").uri())
                .method(method, BodyPublishers.ofString("one"))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("done");
      }
      assertThat(server.getRequestCount()).isEqualTo(3);
      assertThat(relay.heads()).hasSize(3); // ours, the JDK's, and then ours for all calls
    }
  }

  /** The JDK's client would wait for ever. */
  @Test
  void tunnelThatFallsSilentIsLimitedByTheTimeForConnecting() throws Exception {
    try (RawHttp2Server server = server();
        Relay relay = Relay.fallingSilent(tunnel -> tunnel >= 2);
        RedialHttpClient http =
            through(relay).connectTimeout(Duration.ofSeconds(3)).retries(ONCE).build()) {
      Throwable thrown =
          catchThrowable(() -> http.send(request("POST", server), BodyHandlers.ofString()));
      assertThat(thrown)
          .isInstanceOf(HttpConnectTimeoutException.class)
          .hasMessageContaining("POST " + server.uri("/orders"))
          .hasMessageContaining("nothing was sent");
      assertThat(server.received()).isEmpty();
      assertThat(relay.heads()).hasSize(2);
    }
  }

  /** The JDK's client would speak HTTP/1.1 to nobody then, and not know what of it was sent. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void tunnelThatEndsBeforeItIsSecuredCarriesNothing(String method) throws Exception {
    List<TrafficEvent> events = new CopyOnWriteArrayList<>();
    try (RawHttp2Server server = server();
        Relay relay = Relay.cutting(tunnel -> tunnel >= 2)) {
      try (ConnectionManager observed = ConnectionManager.builder().listener(events::add).build();
          RedialHttpClient http =
              through(relay).connectionManager(observed).retries(ONCE).build()) {
        Throwable thrown =
            catchThrowable(() -> http.send(request(method, server), BodyHandlers.ofString()));
        assertThat(thrown)
            .isInstanceOfAny(ConnectFailedException.class, SSLException.class)
            .hasMessageContaining(method + " " + server.uri("/orders"))
            .hasMessageContaining("nothing was sent");
      }
      assertThat(events).hasAtLeastOneElementOfType(DialFailed.class);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void tunnelThatIsRefusedOnceIsAskedForAgain() throws Exception {
    try (RawHttp2Server server = server();
        Relay relay = Relay.refusing(502, tunnel -> tunnel == 2);
        RedialHttpClient http = through(relay).build()) {
      HttpResponse<String> answer = http.send(request("POST", server), BodyHandlers.ofString());
      assertThat(answer.version()).isEqualTo(Version.HTTP_2);
      assertThat(relay.heads()).hasSize(3);
      assertThat(server.received()).hasSize(1);
    }
  }

  /** The JDK's client says to no tunnel who asks, so that HTTP/1.1 is spoken where it must. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void authenticatorOpensTheTunnelAndTheOriginHearsNothingOfIt(int demandedFrom) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (MockWebServer server = new MockWebServer();
        Relay relay =
            Relay.demanding(
                CHALLENGE, shown -> asked.incrementAndGet() < demandedFrom || shown.equals(ALICE));
        RedialHttpClient http = through(relay).authenticator(KNOWN).build()) {
      server.useHttps(tls.server().getSocketFactory());
      server.start();
      server.enqueue(new MockResponse.Builder().body("done").build());
      HttpRequest order =
          HttpRequest.newBuilder(server.url("/orders").uri())
              .POST(BodyPublishers.ofString("one"))
              .build();
      HttpResponse<String> answer = http.send(order, BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("done");
      assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
      assertThat(server.getRequestCount()).isEqualTo(1);
      assertThat(server.takeRequest().getHeaders().names()).doesNotContain("Proxy-Authorization");
      assertThat(relay.heads().get(relay.heads().size() - 1)).contains(ALICE);
    }
  }

  private static final Authenticator KNOWN =
      new Authenticator() {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
          return new PasswordAuthentication("alice", "secret".toCharArray());
        }
      };
}
