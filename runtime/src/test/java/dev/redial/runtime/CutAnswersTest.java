package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Delivery;
import dev.redial.resend.IncompleteResponseException;
import dev.redial.resend.ResendConfirmation;
import dev.redial.resend.ResendReason;
import dev.redial.runtime.event.CallFailed;
import dev.redial.runtime.event.ResendEvent;
import dev.redial.runtime.event.TrafficEvent;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that break off, and of which the application has seen nothing, or something. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@Tag("F4")
class CutAnswersTest {
  private static final Endpoint BOOK =
      Endpoint.of("shop", "book", "GET", "/book", Idempotency.SAFE);
  private static final Endpoint PAY =
      Endpoint.of("shop", "pay", "POST", "/pay", Idempotency.NON_IDEMPOTENT);
  private static final Endpoint KEYED = PAY.withIdempotencyKey("Key", Duration.ofHours(1));
  private static final Returns<String> TEXT = Returns.body(BodyType.of(String.class));
  private static final ConnectionScript CUT =
      connection -> {
        connection.readRequest();
        half(connection, "Number: 1");
      };
  private static final ConnectionScript WHOLE =
      connection -> {
        connection.readRequest();
        connection.respond(200, Map.of("Number", "2", "Connection", "close"), "whole");
      };

  private final LinkedBlockingQueue<TrafficEvent> events = new LinkedBlockingQueue<>();

  @TempDir private Path directory;

  private static void half(RawConnection connection, String field) throws IOException {
    connection.write(
        "HTTP/1.1 200 OK\r\n" + field + "\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
  }

  /** The first answers are cut, the one behind them is not. */
  private static Stage cut(int times) {
    List<ConnectionScript> scripts = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      scripts.add(CUT);
    }
    scripts.add(WHOLE);
    return Stage.of(
        1,
        ConnectionScript.inTurn(scripts.toArray(ConnectionScript[]::new)),
        client -> Stage.attempts(3).apply(client).confirmation(ResendConfirmation.of(a -> true)));
  }

  private static HttpRequest get(Stage stage) {
    return stage.request("GET", "/x").build();
  }

  // ---- nothing was seen

  static Stream<BodyHandler<?>> withholding() {
    return Stream.of(
        BodyHandlers.ofString(),
        BodyHandlers.ofString(StandardCharsets.UTF_16),
        BodyHandlers.ofByteArray(),
        BodyHandlers.discarding(),
        BodyHandlers.replacing("another"));
  }

  @ParameterizedTest
  @MethodSource("withholding")
  void answerThatNobodyHasSeenIsReplacedByTheNext(BodyHandler<?> handler) throws Exception {
    try (Stage stage = cut(1)) {
      HttpResponse<?> answer = stage.http().send(get(stage), handler);
      assertThat(answer.headers().allValues("Number")).containsExactly("2");
      assertThat(stage.arrivals("/x")).isEqualTo(2);
    }
  }

  @Test
  void nothingOfTheFirstIsMixedIntoTheNext() throws Exception {
    try (Stage stage = cut(2)) {
      assertThat(stage.send("GET", "/x").body()).isEqualTo("whole");
      assertThat(stage.send("PUT", "/y").body()).isEqualTo("whole");
      assertThat(Stage.bodyOf(stage.start("GET", "/z"))).isEqualTo("whole");
      assertThat(stage.server().requests()).hasSize(5);
    }
  }

  @Test
  void answerThatAlwaysBreaksOffTellsOfEachAttempt() {
    try (Stage stage = cut(10)) {
      Throwable broken = catchThrowable(() -> stage.send("GET", "/x"));
      assertThat(broken)
          .isInstanceOf(IncompleteResponseException.class)
          .hasMessageContaining("broke off after 4 octets of unknown length (attempt 3 on")
          .hasMessageContaining("attempt 1 on connection ")
          .hasMessageContaining("attempt 2 on connection ")
          .hasMessageContaining("(by its policy)");
      assertThat(broken.getSuppressed()).hasSize(2);
      assertThat(Stage.failureOf(stage.start("GET", "/y")))
          .isInstanceOf(IncompleteResponseException.class);
      assertThat(stage.arrivals("/x")).isEqualTo(3);
      assertThat(stage.arrivals("/y")).isEqualTo(3);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Tag("S15")
  void orderWhoseAnswerBreaksOffArrivesOnceAndNobodyIsAsked() throws Exception {
    List<String> asked = new ArrayList<>();
    ResendConfirmation asking =
        ResendConfirmation.of(attempt -> asked.add(String.valueOf(attempt)));
    try (Stage stage =
        Stage.of(1, ConnectionScript.inTurn(CUT, WHOLE), client -> client.confirmation(asking))) {
      assertThatThrownBy(() -> stage.send("POST", "/x"))
          .isInstanceOf(IncompleteResponseException.class)
          .hasMessageContaining("broke off after 4 octets");
      assertThat(stage.arrivals("/x")).isEqualTo(1);
      assertThat(asked).isEmpty();
    }
  }

  // ---- something was seen, or may have been

  static Stream<BodyHandler<?>> showing() {
    return Stream.of(
        BodyHandlers.buffering(BodyHandlers.ofString(), 16),
        BodyHandlers.fromSubscriber(
            BodySubscribers.ofByteArray(), s -> s.getBody().toCompletableFuture().join()),
        BodyHandlers.ofByteArrayConsumer(octets -> {}),
        head -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), octets -> octets.length));
  }

  @ParameterizedTest
  @MethodSource("showing")
  void answerThatSomebodyMayHaveSeenFails(BodyHandler<?> handler) {
    try (Stage stage = cut(1)) {
      assertThatThrownBy(() -> stage.http().send(get(stage), handler))
          .hasStackTraceContaining("broke off after 4 octets");
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
  }

  @Test
  void fileAndStreamFail() throws Exception {
    try (Stage stage = cut(1)) {
      assertThatThrownBy(
              () -> stage.http().send(get(stage), BodyHandlers.ofFile(directory.resolve("copy"))))
          .hasStackTraceContaining("broke off after 4 octets");
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
    try (Stage stage = cut(1);
        InputStream body = stage.http().send(get(stage), BodyHandlers.ofInputStream()).body()) {
      assertThatThrownBy(body::readAllBytes).hasStackTraceContaining("broke off after 4 octets");
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
  }

  /** Who hands out one subscriber twice has seen the first answer's end in it. */
  @Test
  void subscriberThatIsHandedOutAgainHasFailed() {
    try (Stage stage = cut(1)) {
      BodySubscriber<String> one = BodySubscribers.ofString(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> stage.http().send(get(stage), head -> one))
          .isInstanceOf(IncompleteResponseException.class);
    }
  }

  @Test
  void firstSubscriberHearsThatItsAnswerBrokeOff() throws Exception {
    try (Stage stage = cut(1)) {
      List<BodySubscriber<String>> made = new ArrayList<>();
      BodyHandler<String> handler =
          head -> {
            made.add(BodySubscribers.ofString(StandardCharsets.UTF_8));
            return made.get(made.size() - 1);
          };
      assertThat(stage.http().send(get(stage), handler).body()).isEqualTo("whole");
      assertThat(made).hasSize(2);
      assertThat(made.get(0).getBody().toCompletableFuture())
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .withCauseInstanceOf(IncompleteResponseException.class);
    }
  }

  // ---- generated clients

  private static BoundEndpoint bind(Stage stage, Endpoint endpoint) {
    return Redial.builder()
        .httpClient(stage.http())
        .baseUri("shop", stage.server().uri("/"))
        .build()
        .bind(endpoint);
  }

  @Test
  void generatedClientIsGivenTheNextAnswer() throws Exception {
    try (Stage stage = cut(1)) {
      assertThat(bind(stage, BOOK).call().send(TEXT)).isEqualTo("whole");
      assertThat(stage.arrivals("/book")).isEqualTo(2);
    }
    try (Stage stage = cut(1);
        InputStream body = bind(stage, BOOK).call().send(Returns.stream())) {
      assertThatThrownBy(body::readAllBytes).hasStackTraceContaining("broke off after 4 octets");
      assertThat(stage.arrivals("/book")).isEqualTo(1);
    }
  }

  @Test
  void orderWithAKeyIsRepairedAndOneWithoutIsNot() {
    try (Stage stage = cut(1)) {
      assertThat(bind(stage, KEYED).call().send(TEXT)).isEqualTo("whole");
      List<RawRequest> sent = stage.server().requests();
      assertThat(sent).hasSize(2);
      assertThat(sent.get(0).header("Key")).isEqualTo(sent.get(1).header("Key"));
    }
    try (Stage stage = cut(1)) {
      assertThatThrownBy(() -> bind(stage, PAY).call().send(TEXT))
          .hasCauseInstanceOf(IncompleteResponseException.class);
      assertThat(stage.arrivals("/pay")).isEqualTo(1);
    }
  }

  // ---- around it

  @Test
  void codedAnswerIsDecodedAnew() throws Exception {
    byte[] coded = gzip("a rose is a rose, ".repeat(20_000));
    ConnectionScript cut =
        connection -> {
          connection.readRequest();
          codedHead(connection, coded.length);
          connection.write(new String(coded, 0, coded.length / 2, StandardCharsets.ISO_8859_1));
        };
    ConnectionScript whole =
        connection -> {
          connection.readRequest();
          codedHead(connection, coded.length);
          connection.write(new String(coded, StandardCharsets.ISO_8859_1));
          connection.write("\r\n0\r\n\r\n");
        };
    try (Stage stage =
        Stage.of(
            1,
            ConnectionScript.inTurn(cut, whole),
            client -> Stage.attempts(3).apply(client).decompress(1_000_000))) {
      assertThat(stage.send("GET", "/x").body()).hasSize(360_000).startsWith("a rose is");
      assertThat(stage.arrivals("/x")).isEqualTo(2);
    }
  }

  private static void codedHead(RawConnection connection, int length) throws IOException {
    connection.write(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n"
            .formatted(length));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return coded.toByteArray();
  }

  @Test
  void callWhoseTimeEndsBeforeTheNextAttemptHasTimedOut() {
    RetryConfig slow = RetryConfig.custom().waitDuration(Duration.ofHours(1)).build();
    try (Stage stage =
        Stage.of(
            1,
            ConnectionScript.inTurn(CUT, WHOLE),
            client -> client.retries(RetryRegistry.of(Map.of("default", slow))))) {
      HttpRequest limited = stage.request("GET", "/x").timeout(Duration.ofMillis(400)).build();
      assertThat(catchThrowable(() -> stage.http().send(limited, BodyHandlers.ofString())))
          .isInstanceOfSatisfying(
              CallTimeoutException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.ANSWERED));
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
  }

  @Test
  @Tag("R9")
  void listenersHearOfTheAttemptAndOfNoFailure() throws Exception {
    try (Stage stage =
        Stage.of(
            RawServer.start(ConnectionScript.inTurn(CUT, WHOLE)),
            ConnectionManager.builder().listener(events::add),
            Stage.attempts(3))) {
      assertThat(stage.send("GET", "/x").body()).isEqualTo("whole");
    }
    List<ResendEvent> again =
        events.stream().filter(ResendEvent.class::isInstance).map(ResendEvent.class::cast).toList();
    assertThat(again).hasSize(1);
    assertThat(again.get(0).reason()).isEqualTo(ResendReason.POLICY);
    assertThat(again.get(0).delivery()).contains(Delivery.ANSWERED);
    assertThat(events).noneMatch(CallFailed.class::isInstance);
  }

  /** Whatever stood behind it may be why: some servers cannot write and be asked at a time. */
  @Test
  @Tag("L4")
  void answerThatBreaksOffBeforeOthersIsAskedForAlone() throws Exception {
    CountDownLatch again = new CountDownLatch(1);
    List<Boolean> company = new ArrayList<>();
    ConnectionScript breaks =
        connection -> {
          for (int i = 0; i < 3; i++) {
            connection.readRequest();
          }
          half(connection, "Number: 1");
        };
    ConnectionScript answers =
        connection -> {
          while (true) {
            RawRequest request = connection.readRequest();
            if (request.target().equals("/a")) {
              again.countDown();
              company.add(connection.hears(Duration.ofMillis(200)));
            }
            Stage.answerWarmly(connection, request);
          }
        };
    RetryConfig later = RetryConfig.custom().waitDuration(Duration.ofSeconds(2)).build();
    try (Stage stage =
        Stage.of(
                1,
                Stage.warm(breaks, answers),
                client -> client.retries(RetryRegistry.of(Map.of("default", later))))
            .warmUp()) {
      List<CompletableFuture<HttpResponse<String>>> calls = stage.startAll("/a", "/b", "/c");
      assertThat(Stage.bodyOf(calls.get(1))).isEqualTo("/b");
      assertThat(Stage.bodyOf(calls.get(2))).isEqualTo("/c");
      stage.warmUp(); // what is sent meanwhile may be pipelined
      assertThat(again.await(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      var next = stage.start("GET", "/d");
      assertThat(Stage.bodyOf(calls.get(0))).isEqualTo("/a");
      assertThat(Stage.bodyOf(next)).isEqualTo("/d");
      assertThat(company).containsExactly(false);
      assertThat(stage.targetsOn(1)).containsExactlyInAnyOrder("/b", "/c", "/a", "/d");
      assertThat(firstOnTheSecondConnection(stage)).containsExactly(0, 0);
    }
  }

  /** How many were unanswered when the first two came: no pipeline before it has proved itself. */
  private static List<Integer> firstOnTheSecondConnection(Stage stage) {
    return stage.server().requests().stream()
        .filter(request -> request.connection() == 1)
        .limit(2)
        .map(RawRequest::unanswered)
        .toList();
  }
}
