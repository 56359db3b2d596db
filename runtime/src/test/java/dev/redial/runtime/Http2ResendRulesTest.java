package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.Delivery;
import dev.redial.resend.IncompleteResponseException;
import dev.redial.resend.ResendConfirmation;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.RawHttp2Connection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawHttp2Server.Script;
import dev.redial.testing.RawHttp2Stream;
import dev.redial.testing.RawHttp2Stream.Content;
import dev.redial.testing.TestTls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

/** What is sent again over HTTP/2, counted by the server. */
@Tag("R8")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2ResendRulesTest {
  private static TestTls tls;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  private static RedialHttpClient.Builder http2() {
    return RedialHttpClient.newBuilder().version(Version.HTTP_2).sslContext(tls.client());
  }

  private static HttpRequest get(RawHttp2Server server) {
    return HttpRequest.newBuilder(server.uri("/book")).build();
  }

  private static HttpRequest post(RawHttp2Server server) {
    return HttpRequest.newBuilder(server.uri("/orders"))
        .POST(BodyPublishers.ofString("one"))
        .build();
  }

  /** Does {@code first} on the first connection that has a request, and answers on all others. */
  private static Script once(Script first) {
    AtomicBoolean done = new AtomicBoolean();
    return connection -> {
      if (done.compareAndSet(false, true)) {
        first.run(connection);
      } else {
        connection.answerAll();
      }
    };
  }

  private static void cutAfterHead(RawHttp2Connection connection) throws IOException {
    connection.readHead();
    connection.cut();
  }

  /** Its type says that a handshake failed; the order had been read before. */
  @RepeatedTest(3)
  @Tag("R1")
  void postThatWasReadIsNotSentAgainWhateverAlertFollows() {
    SSLParameters renegotiable = new SSLParameters();
    renegotiable.setProtocols(new String[] {"TLSv1.2"});
    CountDownLatch told = new CountDownLatch(1);
    try (RawHttp2Server server =
            RawHttp2Server.start(
                tls.server(),
                connection -> {
                  connection.readBody(connection.readHead());
                  connection.failHandshakeAnew();
                  told.await(); // it does not close, which would be told as something else
                });
        RedialHttpClient http = http2().sslParameters(renegotiable).build()) {
      assertThatThrownBy(() -> http.send(post(server), BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN))
          .hasStackTraceContaining(
              "handshake"); // an SSLHandshakeException, or one of the close behind it
      assertThat(posts(server)).isEqualTo(1);
    } finally {
      told.countDown();
    }
  }

  private static long posts(RawHttp2Server server) {
    return server.received().stream().filter(s -> s.content() == Content.SOME).count();
  }

  @Test
  void originIsRememberedSoThatOneHandshakeIsOurs() throws Exception {
    try (RawHttp2Server server = RawHttp2Server.start(tls.server(), RawHttp2Connection::answerAll);
        RedialHttpClient http = http2().build()) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> answer = http.send(get(server), BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
      }
      assertThat(server.connections()).isEqualTo(2);
      Streams.until(() -> server.endedInSilence() == 1);
      assertThat(server.received()).hasSize(3).allMatch(stream -> stream.connection() == 1);
    }
  }

  @Test
  @Tag("R1")
  void lostPostIsNotSentAgain() {
    try (RawHttp2Server server =
            RawHttp2Server.start(tls.server(), once(Http2ResendRulesTest::cutAfterHead));
        RedialHttpClient http = http2().build()) {
      assertThatThrownBy(() -> http.send(post(server), BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> {
                assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
                assertThat(e).hasMessageContaining("POST " + server.uri("/orders"));
              });
      assertThat(posts(server)).isEqualTo(1);
    }
  }

  /** HAProxy says so of what its server has read, and closed the connection after. */
  private static void refuseWhatWasRead(RawHttp2Connection connection) throws IOException {
    RawHttp2Stream order = connection.readHead();
    connection.readBody(order);
    connection.refuse(order);
    connection.answerAll();
  }

  @Test
  @Tag("R1")
  void refusedPostIsAskedAbout() {
    try (RawHttp2Server server =
            RawHttp2Server.start(tls.server(), once(Http2ResendRulesTest::refuseWhatWasRead));
        RedialHttpClient http = http2().build()) {
      assertThatThrownBy(() -> http.send(post(server), BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> assertThat(e.delivery()).isIn(Delivery.NOT_PROCESSED, Delivery.UNKNOWN));
      assertThat(posts(server)).isEqualTo(1);
    }
  }

  @Test
  @Tag("R1")
  @EnabledForJreRange(minVersion = 25)
  void refusedPostIsSentAgainWhereThatIsTrusted() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(tls.server(), once(Http2ResendRulesTest::refuseWhatWasRead));
        RedialHttpClient http = http2().trustRefusedStreams().build()) {
      assertThat(http.send(post(server), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(posts(server)).isEqualTo(2);
    }
  }

  @Test
  @Tag("R6")
  @EnabledForJreRange(minVersion = 25)
  void refusedPostOfATrustingClientCostsTheBudget() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(tls.server(), once(Http2ResendRulesTest::refuseWhatWasRead));
        ConnectionManager none =
            ConnectionManager.builder().maxRetryRatio(0).minRetriesPerSecond(0).build();
        RedialHttpClient http = http2().connectionManager(none).trustRefusedStreams().build()) {
      assertThatThrownBy(() -> http.send(post(server), BodyHandlers.ofString()))
          .hasMessageContaining("too many calls to localhost are being sent again");
      assertThat(posts(server)).isEqualTo(1);
    }
  }

  @Test
  void refusedPutIsSentAgain() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(tls.server(), once(Http2ResendRulesTest::refuseWhatWasRead));
        RedialHttpClient http = http2().build()) {
      HttpRequest put =
          HttpRequest.newBuilder(server.uri("/orders/1"))
              .PUT(BodyPublishers.ofString("one"))
              .build();
      assertThat(http.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(posts(server)).isEqualTo(2);
    }
  }

  @Test
  void confirmedPostIsSentAgain() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(tls.server(), once(Http2ResendRulesTest::cutAfterHead));
        RedialHttpClient http =
            http2().confirmation(ResendConfirmation.of(failed -> failed.number() == 1)).build()) {
      HttpResponse<String> answer = http.send(post(server), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(posts(server)).isEqualTo(2);
    }
  }

  @Test
  void bodyOfUnknownLengthIsNotSentTwiceEvenIfConfirmed() {
    Script afterBody =
        connection -> {
          connection.readBody(connection.readHead());
          connection.cut();
        };
    try (RawHttp2Server server = RawHttp2Server.start(tls.server(), once(afterBody));
        RedialHttpClient http =
            http2().confirmation(ResendConfirmation.of(failed -> true)).build()) {
      HttpRequest upload =
          HttpRequest.newBuilder(server.uri("/orders"))
              .POST(
                  BodyPublishers.ofInputStream(
                      () -> new ByteArrayInputStream(new byte[] {1, 2, 3})))
              .build();
      assertThatThrownBy(() -> http.send(upload, BodyHandlers.ofString()))
          .isInstanceOf(UnconfirmedRequestException.class)
          .hasMessageContaining("only once");
      assertThat(posts(server)).isEqualTo(1);
    }
  }

  @Test
  void answeredPostThatBreaksOffIsNotSentAgain() {
    Script halfAnswer =
        connection -> {
          RawHttp2Stream order = connection.readHead();
          connection.readBody(order);
          connection.beginAnswer(order);
          connection.cut();
        };
    try (RawHttp2Server server = RawHttp2Server.start(tls.server(), once(halfAnswer));
        RedialHttpClient http =
            http2().confirmation(ResendConfirmation.of(failed -> true)).build()) {
      assertThatThrownBy(() -> http.send(post(server), BodyHandlers.ofString()))
          .isInstanceOf(IncompleteResponseException.class);
      assertThat(posts(server)).isEqualTo(1);
    }
  }

  @Test
  void answerToAGetThatBreaksOffUnseenIsReplaced() throws Exception {
    Script halfAnswer =
        connection -> {
          connection.beginAnswer(connection.readHead());
          connection.cut();
        };
    try (RawHttp2Server server = RawHttp2Server.start(tls.server(), once(halfAnswer));
        RedialHttpClient http = http2().build()) {
      assertThat(http.send(get(server), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void lostGetIsSentAgain() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(tls.server(), once(Http2ResendRulesTest::cutAfterHead));
        RedialHttpClient http = http2().build()) {
      assertThat(http.send(get(server), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void afterGoAwayNoPostIsProcessedTwiceAndEachCallEnds() throws Exception {
    AtomicReference<RawHttp2Stream> last = new AtomicReference<>();
    Script goingAway =
        connection -> {
          connection.answer(connection.readHead());
          List<RawHttp2Stream> open = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            open.add(connection.readHead());
          }
          last.set(open.get(0));
          connection.goAway(open.get(0));
          connection.answer(open.get(0));
          connection.cut();
        };
    try (RawHttp2Server server = RawHttp2Server.start(tls.server(), once(goingAway));
        RedialHttpClient http = http2().build()) {
      http.send(get(server), BodyHandlers.ofString());
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (HttpRequest next : List.of(post(server), get(server), post(server))) {
        calls.add(http.sendAsync(next, BodyHandlers.ofString()));
      }
      assertThat(calls.get(1).join().statusCode()).isEqualTo(200);
      long answered = answeredPosts(List.of(calls.get(0), calls.get(2)));
      assertThat(answered).isLessThanOrEqualTo(2);
      assertThat(mayBeProcessed(server, last.get())).isLessThanOrEqualTo(2);
    }
  }

  @RepeatedTest(5)
  void goAwayInTheMiddleOfManyEndsEachCallHonestly() throws Exception {
    AtomicReference<RawHttp2Stream> last = new AtomicReference<>();
    Script goingAway =
        connection -> {
          RawHttp2Stream first = connection.readHead();
          List<RawHttp2Stream> open = new ArrayList<>(List.of(connection.readHead()));
          connection.answer(first); // shows that its settings are known
          while (open.size() < 20) {
            open.add(connection.readHead());
          }
          last.set(open.get(9));
          connection.goAway(open.get(9));
          for (RawHttp2Stream next : open.subList(0, 10)) {
            connection.answer(next);
          }
          connection.cut();
        };
    try (RawHttp2Server server = RawHttp2Server.start(tls.server(), once(goingAway));
        ConnectionManager manager = ConnectionManager.builder().minRetriesPerSecond(21).build();
        RedialHttpClient http = http2().connectionManager(manager).build()) {
      List<CompletableFuture<HttpResponse<String>>> gets = new ArrayList<>();
      List<CompletableFuture<HttpResponse<String>>> posts = new ArrayList<>();
      for (int i = 0; i < 21; i++) {
        boolean safe = i % 2 == 0;
        (safe ? gets : posts)
            .add(http.sendAsync(safe ? get(server) : post(server), BodyHandlers.ofString()));
      }
      assertThat(gets).allSatisfy(get -> assertThat(get.join().statusCode()).isEqualTo(200));
      long answered = answeredPosts(posts); // when all have ended, the server can be asked
      assertThat(mayBeProcessed(server, last.get())).isBetween(answered, (long) posts.size());
    }
  }

  /** The others ended unconfirmed. */
  private static long answeredPosts(List<CompletableFuture<HttpResponse<String>>> posts) {
    long answered = 0;
    for (CompletableFuture<HttpResponse<String>> post : posts) {
      try {
        assertThat(post.join().statusCode()).isEqualTo(200);
        answered++;
      } catch (CompletionException e) {
        assertThat(e).hasCauseInstanceOf(UnconfirmedRequestException.class);
      }
    }
    return answered;
  }

  /** POSTs that the server has not disclaimed. */
  private static long mayBeProcessed(RawHttp2Server server, RawHttp2Stream last) {
    return server.received().stream()
        .filter(stream -> stream.content() == Content.SOME)
        .filter(s -> s.connection() != last.connection() || s.stream() <= last.stream())
        .count();
  }
}
