package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import dev.redial.testing.Relay;
import dev.redial.testing.TestTls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Challenges of servers and proxies, on real sockets. */
final class AuthenticatedCallsTest {
  private static final String ALICE = "Basic YWxpY2U6c2VjcmV0"; // alice:secret
  private static final String BASIC = "Basic realm=\"shop\"";

  /** Gives the same answer always, and remembers what it was asked. */
  private static final class Doorbell extends Authenticator {
    private final @Nullable String password;
    private final List<String> rings = new CopyOnWriteArrayList<>();

    private Doorbell(@Nullable String password) {
      this.password = password;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      rings.add(
          String.join(
              " ",
              getRequestorType().toString(),
              getRequestingProtocol(),
              getRequestingHost(),
              getRequestingScheme(),
              String.valueOf(getRequestingPrompt())));
      return password == null ? null : new PasswordAuthentication("alice", password.toCharArray());
    }
  }

  /** Lets in whose credentials pass. */
  private static ConnectionScript guarded(String challenge, Predicate<String> passes) {
    return connection -> {
      while (true) {
        RawRequest request = connection.readRequest();
        if (passes.test(request.header("Authorization"))) {
          connection.respond(200, "welcome " + request.body());
        } else {
          connection.respond(401, Map.of("WWW-Authenticate", challenge), "who?");
        }
      }
    };
  }

  private static RedialHttpClient asking(Doorbell bell) {
    return RedialHttpClient.newBuilder().authenticator(bell).build();
  }

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  // ---- servers

  @Test
  void challengeIsAnsweredOnceAndThenUnasked() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (RawServer server = RawServer.start(guarded(BASIC, ALICE::equals));
        RedialHttpClient http = asking(bell)) {
      HttpResponse<String> first = http.send(get(server.uri("/books/1")), BodyHandlers.ofString());
      HttpResponse<String> second =
          http.sendAsync(get(server.uri("/books/2")), BodyHandlers.ofString()).join();

      assertThat(first.body()).isEqualTo("welcome ");
      assertThat(first.previousResponse().orElseThrow().statusCode()).isEqualTo(401);
      assertThat(second.body()).isEqualTo("welcome ");
      assertThat(second.previousResponse()).isEmpty();
      assertThat(server.received("GET")).isEqualTo(3);
      assertThat(server.requests().get(0).header("Authorization")).isEmpty();
      assertThat(bell.rings).containsExactly("SERVER http localhost basic shop");
    }
  }

  @Test
  void postGoesOutAgainWithItsBodyAndIsServedOnce() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (RawServer server = RawServer.start(guarded(BASIC, ALICE::equals));
        RedialHttpClient http = asking(bell)) {
      HttpRequest order =
          HttpRequest.newBuilder(server.uri("/orders"))
              .POST(BodyPublishers.ofString("a book"))
              .build();

      assertThat(http.send(order, BodyHandlers.ofString()).body()).isEqualTo("welcome a book");
      assertThat(server.requests())
          .extracting(request -> request.header("Authorization"))
          .containsExactly("", ALICE);
    }
  }

  @Test
  void bodyThatCanBeSentOnceIsNotSentAgain() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (RawServer server = RawServer.start(guarded(BASIC, ALICE::equals));
        RedialHttpClient http = asking(bell)) {
      HttpRequest order =
          HttpRequest.newBuilder(server.uri("/orders"))
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[9])))
              .build();

      assertThat(http.send(order, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      assertThat(server.received("POST")).isEqualTo(1);
      assertThat(bell.rings).isEmpty();
    }
  }

  @Test
  void passwordThatDoesNotFitIsNotTriedForEver() {
    Doorbell bell = new Doorbell("wrong");
    try (RawServer server = RawServer.start(guarded(BASIC, ALICE::equals));
        RedialHttpClient http = asking(bell)) {
      HttpRequest request = get(server.uri("/books"));

      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("refuses the credentials");
      assertThat(bell.rings).hasSize(4);
      assertThat(server.received("GET")).isEqualTo(5);
    }
  }

  @Test
  void authenticatorWithoutAnAnswerEndsTheCall() {
    Doorbell bell = new Doorbell(null);
    try (RawServer server = RawServer.start(guarded(BASIC, ALICE::equals));
        RedialHttpClient http = asking(bell)) {
      HttpRequest request = get(server.uri("/books"));

      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("gave no credentials for the server localhost");
    }
  }

  @Test
  void refusalWithoutChallengeEndsTheCall() {
    ConnectionScript mute = ConnectionScript.answering(401, "no");
    try (RawServer server = RawServer.start(mute);
        RedialHttpClient http = asking(new Doorbell("secret"))) {
      HttpRequest request = get(server.uri("/books"));

      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("WWW-Authenticate is missing");
    }
  }

  @Test
  void otherSchemesAndOwnCredentialsAreTheCallersAffair() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (RawServer bearer = RawServer.start(guarded("Bearer realm=x", value -> false));
        RawServer basic = RawServer.start(guarded(BASIC, ALICE::equals));
        RedialHttpClient http = asking(bell)) {
      HttpRequest own =
          HttpRequest.newBuilder(basic.uri("/")).header("Authorization", "Bearer t").build();

      assertThat(http.send(get(bearer.uri("/")), BodyHandlers.ofString()).statusCode())
          .isEqualTo(401);
      assertThat(http.send(own, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      assertThat(bell.rings).isEmpty();
      assertThat(basic.received("GET")).isEqualTo(1);
    }
  }

  @Test
  void digestIsPreferredAndTakesANewNonceWithoutAsking() throws Exception {
    Doorbell bell = new Doorbell("secret");
    ConnectionScript digest =
        connection -> {
          String open = "Digest realm=\"shop\", qop=\"auth\", algorithm=SHA-256, nonce=";
          connection.readRequest();
          connection.write(
              "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"shop\"\r\nWWW-Authenticate: "
                  + open
                  + "\"n1\"\r\nContent-Length: 0\r\n\r\n");
          connection.readRequest();
          connection.respond(
              401, Map.of("WWW-Authenticate", open + "\"n2\", stale=true"), "too old");
          connection.readRequest();
          connection.respond(200, "welcome");
        };
    try (RawServer server = RawServer.start(digest);
        RedialHttpClient http = asking(bell)) {
      assertThat(http.send(get(server.uri("/books?q=1")), BodyHandlers.ofString()).body())
          .isEqualTo("welcome");
      assertThat(server.requests().get(1).header("Authorization"))
          .startsWith("Digest ")
          .contains("nonce=\"n1\"", "uri=\"/books?q=1\"", "nc=00000001");
      assertThat(server.requests().get(2).header("Authorization")).contains("nonce=\"n2\"");
      assertThat(bell.rings).containsExactly("SERVER http localhost digest shop");
    }
  }

  @Test
  void credentialsOfOneOriginAreNotForAnother() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (RawServer other = RawServer.start(ConnectionScript.answering(200, "open house"));
        RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.respond(401, Map.of("WWW-Authenticate", BASIC), "");
                  connection.readRequest();
                  connection.respond(302, Map.of("Location", other.uri("/").toString()), "");
                });
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .authenticator(bell)
                .followRedirects(Redirect.NORMAL)
                .build()) {
      assertThat(http.send(get(server.uri("/")), BodyHandlers.ofString()).body())
          .isEqualTo("open house");
      assertThat(server.requests().get(1).header("Authorization")).isEqualTo(ALICE);
      assertThat(other.requests().get(0).header("Authorization")).isEmpty();
    }
  }

  // ---- proxies

  private static RedialHttpClient.Builder through(int port, Doorbell bell) {
    return RedialHttpClient.newBuilder()
        .authenticator(bell)
        .proxy(ProxySelector.of(new InetSocketAddress("localhost", port)));
  }

  @Test
  void plainProxyIsAnsweredAndTheOriginHearsNothing() throws Exception {
    Doorbell bell = new Doorbell("secret");
    ConnectionScript proxy =
        connection -> {
          while (true) {
            RawRequest request = connection.readRequest();
            if (request.header("Proxy-Authorization").equals(ALICE)) {
              connection.respond(200, "passed on");
            } else {
              connection.respond(407, Map.of("Proxy-Authenticate", BASIC), "who?");
            }
          }
        };
    try (RawServer server = RawServer.start(proxy);
        RedialHttpClient http = through(server.port(), bell).build()) {
      URI shop = URI.create("http://shop.example/books");

      assertThat(http.send(get(shop), BodyHandlers.ofString()).body()).isEqualTo("passed on");
      assertThat(http.send(get(shop), BodyHandlers.ofString()).body()).isEqualTo("passed on");
      assertThat(server.received("GET")).isEqualTo(3);
      assertThat(bell.rings).containsExactly("PROXY http localhost basic shop");
    }
  }

  @Test
  void serverThatPlaysProxyIsToldNothing() throws Exception {
    Doorbell bell = new Doorbell("secret");
    ConnectionScript thief =
        connection -> {
          connection.readRequest();
          connection.respond(407, Map.of("Proxy-Authenticate", BASIC), "who?");
        };
    try (RawServer server = RawServer.start(thief);
        RedialHttpClient http = asking(bell)) {
      assertThat(http.send(get(server.uri("/")), BodyHandlers.ofString()).statusCode())
          .isEqualTo(407);
      assertThat(bell.rings).isEmpty();
    }
  }

  @Test
  void tunnelIsAskedForAgainWithCredentials(@TempDir Path directory) throws Exception {
    Doorbell bell = new Doorbell("secret");
    TestTls tls = TestTls.in(directory);
    try (RawServer origin =
            RawServer.startTls(tls.server(), ConnectionScript.answering(200, "in private"));
        Relay relay = Relay.demanding(BASIC, ALICE::equals);
        RedialHttpClient http = through(relay.port(), bell).sslContext(tls.client()).build()) {
      HttpRequest order =
          HttpRequest.newBuilder(origin.uri("/orders"))
              .POST(BodyPublishers.ofString("a book"))
              .build();

      assertThat(http.send(order, BodyHandlers.ofString()).body()).isEqualTo("in private");
      assertThat(http.send(get(origin.uri("/b")), BodyHandlers.ofString()).body())
          .isEqualTo("in private");

      assertThat(relay.heads()).hasSize(2); // the second call goes through the same tunnel
      assertThat(origin.received("POST")).isEqualTo(1);
      assertThat(origin.requests().get(0).headers().map()).doesNotContainKey("Proxy-Authorization");
      assertThat(bell.rings).containsExactly("PROXY http localhost basic shop");
    }
  }

  @Test
  void callsThatAreRefusedTogetherAskOnceAndShareTunnels(@TempDir Path directory) throws Exception {
    Doorbell bell = new Doorbell("secret");
    TestTls tls = TestTls.in(directory);
    try (RawServer origin =
            RawServer.startTls(tls.server(), ConnectionScript.answering(200, "in private"));
        Relay relay = Relay.demanding(BASIC, ALICE::equals);
        RedialHttpClient http =
            through(relay.port(), bell)
                .version(Version.HTTP_1_1)
                .sslContext(tls.client())
                .build()) {
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        calls.add(
            http.sendAsync(
                HttpRequest.newBuilder(origin.uri("/orders"))
                    .POST(BodyPublishers.ofString("a book"))
                    .build(),
                BodyHandlers.ofString()));
      }
      assertThat(calls).allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(200));

      assertThat(bell.rings).hasSize(1);
      assertThat(relay.heads())
          .filteredOn(head -> head.contains("Proxy-Authorization"))
          .hasSizeLessThan(30); // six at a time: some make room for those without, meanwhile
      assertThat(origin.received("POST")).isEqualTo(60);
    }
  }

  @Test
  void tunnelThatStaysClosedEndsTheCall(@TempDir Path directory) throws Exception {
    Doorbell bell = new Doorbell("wrong");
    TestTls tls = TestTls.in(directory);
    try (Relay relay = Relay.demanding(BASIC, ALICE::equals);
        RedialHttpClient http = through(relay.port(), bell).sslContext(tls.client()).build()) {
      HttpRequest request = get(URI.create("https://localhost:1/"));

      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("refuses the credentials");
      assertThat(relay.heads()).hasSize(5);
    }
  }
}
