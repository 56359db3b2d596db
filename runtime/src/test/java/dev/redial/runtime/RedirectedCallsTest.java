package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Delivery;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Redirects and cookies on real sockets. */
final class RedirectedCallsTest {
  /** Answers by target: a redirect, or what was sent. */
  private static ConnectionScript pointing(Map<String, String> places) {
    return connection -> {
      while (true) {
        RawRequest request = connection.readRequest();
        String place = places.get(request.target());
        if (place == null) {
          connection.respond(200, request.method() + " " + request.target() + " " + request.body());
        } else {
          String[] parts = place.split(" ", 2);
          connection.respond(
              Integer.parseInt(parts[0]), Map.of("Location", parts[1]), "moved to " + parts[1]);
        }
      }
    };
  }

  private static RedialHttpClient.Builder following() {
    return RedialHttpClient.newBuilder().followRedirects(Redirect.NORMAL);
  }

  @Test
  void redirectIsFollowedAndTheAnswersBeforeAreKept() throws Exception {
    try (RawServer server = RawServer.start(pointing(Map.of("/a", "302 /b", "/b", "307 /c?x=1")));
        RedialHttpClient http = following().build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/a")).build();

      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("GET /c?x=1 ");
      assertThat(answer.uri()).isEqualTo(server.uri("/c?x=1"));
      assertThat(answer.request().uri()).isEqualTo(server.uri("/c?x=1"));
      HttpResponse<String> before = answer.previousResponse().orElseThrow();
      assertThat(before.statusCode()).isEqualTo(307);
      assertThat(before.uri()).isEqualTo(server.uri("/b"));
      assertThat(before.body()).isNull();
      assertThat(before.previousResponse().orElseThrow().request()).isSameAs(request);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void postKeepsItsBodyAt307() throws Exception {
    try (RawServer server = RawServer.start(pointing(Map.of("/a", "307 /b")));
        RedialHttpClient http = following().build()) {
      AtomicInteger subscriptions = new AtomicInteger();
      BodyPublisher order = BodyPublishers.ofString("order");
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/a"))
              .POST(
                  BodyPublishers.fromPublisher(
                      subscriber -> {
                        subscriptions.incrementAndGet();
                        order.subscribe(subscriber);
                      },
                      order.contentLength()))
              .build();

      assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("POST /b order");
      assertThat(subscriptions).hasValue(1); // a small body is captured once
    }
  }

  @Test
  void postBecomesGetWithoutBodyAt303() throws Exception {
    try (RawServer server = RawServer.start(pointing(Map.of("/a", "303 /b")));
        RedialHttpClient http = following().build()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/a"))
              .header("Content-Type", "text/plain")
              .POST(BodyPublishers.ofString("order"))
              .build();

      assertThat(http.sendAsync(request, BodyHandlers.ofString()).join().body())
          .isEqualTo("GET /b ");
      assertThat(server.requests().get(1).header("Content-Type")).isEmpty();
    }
  }

  @Test
  void bodyThatCanBeSentOnceIsNotTakenAlong() throws Exception {
    try (RawServer server = RawServer.start(pointing(Map.of("/a", "307 /b")));
        RedialHttpClient http = following().build()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/a"))
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[9])))
              .build();

      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(307);
      assertThat(answer.body()).isEqualTo("moved to /b");
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @Test
  void circleEndsAtTheLimit() throws Exception {
    try (RawServer server = RawServer.start(pointing(Map.of("/a", "302 /b", "/b", "302 /a")));
        RedialHttpClient http = following().maxRedirects(3).build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/a")).build();

      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.body()).isEqualTo("moved to /a");
      assertThat(server.received("GET")).isEqualTo(4);
    }
  }

  @Test
  void secretsDoNotCrossOrigins() throws Exception {
    try (RawServer other = RawServer.start(pointing(Map.of()));
        RawServer server = RawServer.start(pointing(Map.of("/a", "302 " + other.uri("/b"))));
        RedialHttpClient http = following().build()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/a"))
              .header("Authorization", "Bearer t")
              .header("Cookie", "a=1")
              .header("X-Trace", "7")
              .build();

      assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("GET /b ");

      assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Bearer t");
      RawRequest there = other.requests().get(0);
      assertThat(there.headers().map()).doesNotContainKeys("Authorization", "Cookie");
      assertThat(there.header("X-Trace")).isEqualTo("7");
    }
  }

  @Test
  void timeoutIsForTheWholeWay() throws Exception {
    ConnectionScript silent =
        connection -> {
          connection.readRequest();
          connection.awaitClose();
        };
    try (RawServer other = RawServer.start(silent);
        RawServer server = RawServer.start(pointing(Map.of("/a", "302 " + other.uri("/b"))));
        RedialHttpClient http = following().build()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/a")).timeout(Duration.ofSeconds(2)).build();

      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(CallTimeoutException.class)
          .hasMessageContaining("/b");
    }
  }

  @Test
  void postSentOnAndLostIsNotSentTwice() throws Exception {
    ConnectionScript closing =
        connection -> {
          connection.readRequest();
          connection.close();
        };
    try (RawServer other = RawServer.start(closing);
        RawServer server = RawServer.start(pointing(Map.of("/a", "307 " + other.uri("/b"))));
        RedialHttpClient http = following().build()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/a"))
              .header("Idempotency-Key", "known here only")
              .POST(BodyPublishers.ofString("order"))
              .build();

      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> {
                assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
                assertThat(e.attempt().request().uri()).isEqualTo(other.uri("/b"));
              });
      assertThat(other.received("POST")).isEqualTo(1);
    }
  }

  @Test
  void getAfterPostIsSafeAndSentAgain() throws Exception {
    ConnectionScript closing =
        ConnectionScript.inTurn(
            connection -> {
              connection.readRequest();
              connection.close();
            },
            pointing(Map.of()));
    try (RawServer other = RawServer.start(closing);
        RawServer server = RawServer.start(pointing(Map.of("/a", "303 " + other.uri("/b"))));
        RedialHttpClient http = following().build()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/a")).POST(BodyPublishers.ofString("order")).build();

      assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("GET /b ");
      assertThat(other.received("GET")).isEqualTo(2);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  // ---- cookies

  @Test
  void cookiesOfEveryAnswerAreKeptAndSent() throws Exception {
    CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    ConnectionScript baker =
        connection -> {
          connection.readRequest();
          connection.respond(302, Map.of("Location", "/b", "Set-Cookie", "way=1; Path=/"), "");
          connection.readRequest();
          connection.respond(200, Map.of("Set-Cookie", "end=2; Path=/"), "");
          connection.readRequest();
          connection.respond(200, "");
        };
    try (RawServer server = RawServer.start(baker);
        RedialHttpClient http = following().cookieHandler(jar).build()) {
      http.send(HttpRequest.newBuilder(server.uri("/a")).build(), BodyHandlers.discarding());
      HttpRequest again =
          HttpRequest.newBuilder(server.uri("/c")).header("Cookie", "own=0").build();
      http.send(again, BodyHandlers.discarding());

      assertThat(http.cookieHandler()).hasValue(jar);
      assertThat(jar.getCookieStore().getCookies())
          .extracting(HttpCookie::toString)
          .containsExactlyInAnyOrder("way=1", "end=2");
      assertThat(server.requests().get(1).header("Cookie")).isEqualTo("way=1");
      assertThat(server.requests().get(2).header("Cookie")).startsWith("own=0; ");
      assertThat(server.requests().get(2).headers().allValues("Cookie")).hasSize(1);
      assertThat(server.requests().get(2).header("Cookie")).contains("way=1", "end=2");
    }
  }

  @Test
  void cookieHandlerThatFailsEndsTheCall() {
    CookieManager broken =
        new CookieManager() {
          @Override
          public void put(URI uri, Map<String, List<String>> fields) throws IOException {
            throw new IOException("the jar is full");
          }
        };
    try (RawServer server = RawServer.start(pointing(Map.of()));
        RedialHttpClient http = following().cookieHandler(broken).build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/a")).build();

      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .hasMessageContaining("the jar is full");
    }
  }
}
