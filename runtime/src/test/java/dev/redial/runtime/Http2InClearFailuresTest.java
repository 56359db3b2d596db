package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.ConnectFailedException;
import dev.redial.resend.Delivery;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/**
 * Servers that are not what they are known to be, or lose their connections: often, for a call
 * without a limit must not be forgotten by the JDK's client even once.
 */
@Tag("R8")
@EnabledForJreRange(minVersion = 25)
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class Http2InClearFailuresTest {
  private static final int LOOPS = Integer.getInteger("redial.test.loops", 20);
  private static final String SETTINGS = "\0\0\0\4\0\0\0\0\0";

  /** The preface and the empty SETTINGS frame that come before anything else. */
  private static final int PREFACE_OCTETS = 33;

  private static final Duration BRIEF = Duration.ofMillis(30);

  private static RedialHttpClient knowing() {
    return RedialHttpClient.newBuilder().version(Version.HTTP_2).http2PriorKnowledge().build();
  }

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  private static HttpRequest post(URI uri) {
    return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("one")).build();
  }

  /** Calls each server with clients that have no connections. */
  private static void always(ConnectionScript script, Expectation expectation) throws Exception {
    try (RawServer server = RawServer.start(script)) {
      for (int i = 0; i < LOOPS; i++) {
        try (RedialHttpClient http = knowing()) {
          expectation.check(http, server.uri("/" + i));
        }
      }
    }
  }

  /** What is to be seen of one call. */
  @FunctionalInterface
  private interface Expectation {
    void check(RedialHttpClient http, URI uri) throws Exception;
  }

  private static AbstractThrowableAssert<?, ?> failureOf(RedialHttpClient http, HttpRequest call) {
    try {
      http.sendAsync(call, BodyHandlers.ofString()).get(20, TimeUnit.SECONDS);
      throw new AssertionError(call + " was answered");
    } catch (ExecutionException e) {
      return assertThat(e.getCause());
    } catch (Exception e) {
      throw new AssertionError(call + " was forgotten", e);
    }
  }

  // ---- before anything was sent

  @Test
  void answerByHttp11FailsTheCallBeforeItIsSent() throws Exception {
    ConnectionScript old =
        connection -> {
          connection.write("HTTP/1.1 400 Bad Request\r\nServer: old\r\n\r\n");
          connection.awaitClose();
        };
    always(
        old,
        (http, uri) ->
            failureOf(http, post(uri))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("POST " + uri)
                .hasMessageContaining(uri.getAuthority() + " does not speak HTTP/2")
                .hasMessageContaining("\"HTTP/1.1 400 Bad Request\"")
                .hasMessageContaining("nothing was sent"));
  }

  /** Another try would be answered alike. */
  @Test
  void serverThatSpeaksSomethingElseIsAskedOnce() throws Exception {
    ConnectionScript old =
        connection -> {
          connection.write("HTTP/1.1 400 Bad Request\r\n\r\n");
          connection.awaitClose();
        };
    try (RawServer server = RawServer.start(old);
        RedialHttpClient http = knowing()) {
      failureOf(http, get(server.uri("/"))).isInstanceOf(ConnectFailedException.class);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void closingAtOnceFailsTheCallBeforeItIsSent() throws Exception {
    always(
        connection -> connection.shutdownOutput(),
        (http, uri) ->
            failureOf(http, post(uri))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("before it said anything in HTTP/2"));
    always(
        connection -> connection.close(),
        (http, uri) -> failureOf(http, post(uri)).isInstanceOf(IOException.class));
  }

  @Test
  void resettingAtOnceFailsTheCallBeforeItIsSent() throws Exception {
    always(
        connection -> connection.reset(),
        (http, uri) -> failureOf(http, post(uri)).isInstanceOf(IOException.class));
  }

  @Test
  void endInTheMiddleOfTheFirstFrameFailsTheCall() throws Exception {
    ConnectionScript half =
        connection -> {
          connection.readOctets(PREFACE_OCTETS);
          connection.write(SETTINGS.substring(0, 5));
          connection.shutdownOutput();
          connection.awaitClose();
        };
    always(half, (http, uri) -> failureOf(http, get(uri)).isInstanceOf(IOException.class));
  }

  @Test
  void silenceIsEndedByTheCallsTimeout() throws Exception {
    always(
        connection -> connection.awaitClose(),
        (http, uri) ->
            failureOf(http, HttpRequest.newBuilder(uri).timeout(BRIEF).build())
                .isInstanceOf(HttpTimeoutException.class));
  }

  @Test
  void silenceIsEndedByTheTimeForConnecting() throws Exception {
    try (RawServer server = RawServer.start(connection -> connection.awaitClose());
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .version(Version.HTTP_2)
                .http2PriorKnowledge()
                .connectTimeout(BRIEF)
                .build()) {
      failureOf(http, get(server.uri("/"))).isInstanceOf(IOException.class);
    }
  }

  // ---- when it may have been sent

  @Test
  void closingAfterTheSettingsFailsTheCall() throws Exception {
    ConnectionScript brief =
        connection -> {
          connection.write(SETTINGS);
          connection.shutdownOutput();
          connection.awaitClose();
        };
    always(brief, (http, uri) -> failureOf(http, get(uri)).isInstanceOf(IOException.class));
  }

  @Test
  void resettingAfterTheSettingsFailsTheCall() throws Exception {
    ConnectionScript cut =
        connection -> {
          connection.readOctets(PREFACE_OCTETS);
          connection.write(SETTINGS);
          connection.reset();
        };
    always(cut, (http, uri) -> failureOf(http, get(uri)).isInstanceOf(IOException.class));
  }

  @Test
  @Tag("R1")
  void lostOrderIsNotSentAgain() throws Exception {
    ConnectionScript brief =
        connection -> {
          connection.readOctets(PREFACE_OCTETS);
          connection.write(SETTINGS);
          connection.readOctets(PREFACE_OCTETS);
          connection.close();
        };
    try (RawServer server = RawServer.start(brief);
        RedialHttpClient http = knowing()) {
      assertThatThrownBy(() -> http.send(post(server.uri("/")), BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
      assertThat(server.connections()).isEqualTo(1);
    }
  }
}
