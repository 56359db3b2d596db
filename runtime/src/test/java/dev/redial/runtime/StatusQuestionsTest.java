package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Confirmation;
import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.ResendConfirmation;
import dev.redial.resend.ResendReason;
import dev.redial.runtime.event.ConfirmationEvent;
import dev.redial.runtime.event.ConfirmationStage;
import dev.redial.runtime.event.ResendEvent;
import dev.redial.runtime.event.TrafficEvent;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of a non-idempotent call whose answer's status a policy names: somebody is asked,
 * and without a yes the answer is returned.
 */
@Tag("R7")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StatusQuestionsTest {
  private static final ConnectionScript OK = answering(200, Map.of());
  private static final ConnectionScript UNAVAILABLE = answering(503, Map.of());

  private final List<FailedAttempt> questions = new CopyOnWriteArrayList<>();
  private final List<TrafficEvent> events = new CopyOnWriteArrayList<>();

  private final ResendConfirmation yes =
      ResendConfirmation.of(
          attempt -> {
            questions.add(attempt);
            return true;
          });

  private static ConnectionScript answering(int status, Map<String, String> fields) {
    Map<String, String> all = new java.util.HashMap<>(fields);
    all.put("Connection", "close");
    return connection -> {
      connection.readRequest();
      connection.respond(status, all, "answered " + status);
    };
  }

  private static RawServer server(ConnectionScript... connections) {
    return RawServer.start(ConnectionScript.inTurn(connections));
  }

  /** Three attempts, and these statuses. */
  private static RetryRegistry naming(Integer... statuses) {
    Set<Integer> named = Set.of(statuses);
    return RetryRegistry.of(
        Map.of(
            "default",
            RetryConfig.<ResponseInfo>custom()
                .maxAttempts(3)
                .intervalFunction(IntervalFunction.of(1))
                .retryOnResult(answer -> named.contains(answer.statusCode()))
                .build()));
  }

  private static RedialHttpClient.Builder client(ResendConfirmation whom) {
    return RedialHttpClient.newBuilder().retries(naming(503)).confirmation(whom);
  }

  private static HttpRequest.Builder order(RawServer server) {
    return HttpRequest.newBuilder(server.uri("/orders?token=hidden"))
        .POST(BodyPublishers.ofString("order"));
  }

  private static HttpResponse<String> send(RedialHttpClient http, RawServer server)
      throws Exception {
    return http.send(order(server).build(), BodyHandlers.ofString());
  }

  private static void assertReturned(RedialHttpClient http, RawServer server) throws Exception {
    HttpResponse<String> answer = send(http, server);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("answered 503");
    assertThat(server.received("POST")).isEqualTo(1);
  }

  // ---- a no, and nobody

  @Test
  @Tag("R1")
  void answerIsReturnedWhereNobodyConfirms() throws Exception {
    try (RawServer server = server(UNAVAILABLE, OK);
        RedialHttpClient http = RedialHttpClient.newBuilder().retries(naming(503)).build()) {
      assertReturned(http, server);
    }
  }

  /** What is no yes. */
  enum Refusal {
    ABANDON(ConfirmationStage.ABANDON),
    DONE(ConfirmationStage.DONE),
    FAULT(ConfirmationStage.FAILED);

    private final ConfirmationStage told;

    Refusal(ConfirmationStage told) {
      this.told = told;
    }

    private CompletableFuture<Confirmation> said() {
      return switch (this) {
        case ABANDON -> CompletableFuture.completedFuture(Confirmation.ABANDON);
        case DONE -> CompletableFuture.completedFuture(Confirmation.DONE);
        case FAULT -> CompletableFuture.failedFuture(new IllegalStateException("no idea"));
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R1")
  void answerIsReturnedWithoutAYes(Refusal refusal) throws Exception {
    try (RawServer server = server(UNAVAILABLE, OK)) {
      try (ConnectionManager manager = ConnectionManager.builder().listener(events::add).build();
          RedialHttpClient http =
              client(attempt -> refusal.said()).connectionManager(manager).build()) {
        assertReturned(http, server);
      }
      assertThat(stages()).containsExactly(ConfirmationStage.ASKED, refusal.told);
    }
  }

  private List<ConfirmationStage> stages() {
    return events.stream()
        .filter(ConfirmationEvent.class::isInstance)
        .map(event -> ((ConfirmationEvent) event).stage())
        .toList();
  }

  @Test
  void answerIsReturnedWhereNobodyAnswersInTime() throws Exception {
    CompletableFuture<Confirmation> question = new CompletableFuture<>();
    ResendConfirmation silent = attempt -> question;
    try (RawServer server = server(UNAVAILABLE, OK);
        RedialHttpClient http = client(silent.within(Duration.ofMillis(50))).build()) {
      assertReturned(http, server);
      Streams.until(question::isCancelled);
    }
  }

  /** Its content is read while somebody is asked, and after that. */
  @Test
  void longAnswerIsReturnedWhole() throws Exception {
    String page = "sorry ".repeat(50_000);
    ConnectionScript apology =
        connection -> {
          connection.readRequest();
          connection.respond(503, page);
        };
    try (RawServer server = server(apology, OK);
        RedialHttpClient http = client(ResendConfirmation.never()).build()) {
      assertThat(send(http, server).body()).isEqualTo(page);
    }
  }

  // ---- a yes

  @Test
  void confirmedCallIsSentAgainAndToldSo() throws Exception {
    try (RawServer server = server(UNAVAILABLE, OK)) {
      try (ConnectionManager manager = ConnectionManager.builder().listener(events::add).build();
          RedialHttpClient http = client(yes).connectionManager(manager).build()) {
        assertThat(send(http, server).body()).isEqualTo("answered 200");
      }
      assertThat(server.received("POST")).isEqualTo(2);
      assertThat(server.requests()).allMatch(request -> request.body().equals("order"));
      assertThat(stages()).containsExactly(ConfirmationStage.ASKED, ConfirmationStage.RESEND);
      assertThat(events)
          .filteredOn(ResendEvent.class::isInstance)
          .extracting(event -> ((ResendEvent) event).reason())
          .containsExactly(ResendReason.CONFIRMED);
    }
  }

  @Test
  @Tag("R9")
  void questionTellsWhatWasAnswered() throws Exception {
    try (RawServer server = server(UNAVAILABLE, OK);
        RedialHttpClient http = client(yes).build()) {
      send(http, server);
      assertThat(questions).hasSize(1);
      FailedAttempt attempt = questions.get(0);
      assertThat(attempt.delivery()).isEqualTo(Delivery.ANSWERED);
      assertThat(attempt.cause()).hasMessage("the server answered with status 503");
      assertThat(attempt.describe()).contains("on connection").endsWith("octets sent): ANSWERED");
      assertThat(attempt.shownTarget()).endsWith("/orders?token=***");
    }
  }

  @Test
  void eachAnswerIsAskedAboutUntilThePolicysAttemptsAreUsedUp() throws Exception {
    try (RawServer server = server(UNAVAILABLE);
        RedialHttpClient http = client(yes).build()) {
      assertThat(send(http, server).statusCode()).isEqualTo(503);
      assertThat(server.received("POST")).isEqualTo(3);
      assertThat(questions).extracting(FailedAttempt::number).containsExactly(1, 2);
    }
  }

  @Test
  @Tag("R6")
  void serversPauseIsKeptAndTheQuestionCountsAsWaiting() throws Exception {
    ResendConfirmation late =
        attempt ->
            new CompletableFuture<Confirmation>()
                .completeOnTimeout(Confirmation.RESEND, 700, TimeUnit.MILLISECONDS);
    try (RawServer server = server(answering(503, Map.of("Retry-After", "1")), OK)) {
      long begun = System.nanoTime();
      try (ConnectionManager manager = ConnectionManager.builder().listener(events::add).build();
          RedialHttpClient http = client(late).connectionManager(manager).build()) {
        assertThat(send(http, server).statusCode()).isEqualTo(200);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(950));
      assertThat(events)
          .filteredOn(ResendEvent.class::isInstance)
          .extracting(event -> ((ResendEvent) event).after())
          .hasSize(1)
          .allMatch(after -> after.compareTo(Duration.ofMillis(310)) < 0);
    }
  }

  // ---- nobody is asked

  @Test
  void standardPolicyAsksNobody() throws Exception {
    try (RawServer server = server(UNAVAILABLE, OK);
        RedialHttpClient http = RedialHttpClient.newBuilder().confirmation(yes).build()) {
      assertReturned(http, server);
      assertThat(questions).isEmpty();
    }
  }

  /** What is loaded of a policy is not what it says of answers, unless that is loaded. */
  @ParameterizedTest
  @CsvSource({
    "redial.connections.close-grace, 1s, 0, 1",
    "redial.retry.reports.max-attempts, 5, 0, 1",
    "redial.retry.default.max-attempts, 2, 0, 1",
    "redial.retry.shop.max-attempts, 2, 0, 1",
    "redial.retry.reports.retry-statuses, 503, 0, 1",
    "redial.retry.default.retry-statuses, 503, 1, 2",
    "redial.retry.shop.retry-statuses, 503, 1, 2"
  })
  void loadedPolicyAsksWhereItNamesStatuses(String key, String value, int asked, int arrivals)
      throws Exception {
    Properties loaded = new Properties();
    loaded.setProperty(key, value);
    try (RawServer server = server(UNAVAILABLE, OK);
        Redial redial =
            Redial.builder()
                .baseUri("shop", server.uri("/"))
                .client(client -> client.confirmation(yes))
                .load(loaded)
                .build()) {
      var unused = catchThrowable(() -> redial.bind(Shop.POST).call().send(Returns.nothing()));
      assertThat(questions).hasSize(asked);
      assertThat(server.received("POST")).isEqualTo(arrivals);
    }
  }

  @Test
  void nobodyIsAskedAboutAStatusThatThePolicyDoesNotName() throws Exception {
    try (RawServer server = server(UNAVAILABLE, OK);
        RedialHttpClient http = client(yes).retries(naming(429, 502)).build()) {
      assertReturned(http, server);
      assertThat(questions).isEmpty();
    }
  }

  @Test
  @Tag("R6")
  void nobodyIsAskedWhereTheServerWantsALongerPauseThanItGets() throws Exception {
    try (RawServer server = server(answering(503, Map.of("Retry-After", "3600")), OK);
        RedialHttpClient http = client(yes).build()) {
      assertReturned(http, server);
      assertThat(questions).isEmpty();
    }
  }

  @Test
  @Tag("R6")
  void nobodyIsAskedWhereTheBudgetIsUsedUp() throws Exception {
    try (RawServer server = server(UNAVAILABLE, OK);
        ConnectionManager none =
            ConnectionManager.builder().maxRetryRatio(0).minRetriesPerSecond(0).build();
        RedialHttpClient http = client(yes).connectionManager(none).build()) {
      assertReturned(http, server);
      assertThat(questions).isEmpty();
    }
  }

  @Test
  @Tag("R5")
  void nobodyIsAskedWhereTheBodyCannotBeSentAgain() throws Exception {
    HttpRequest.BodyPublisher once =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[] {1, 2}));
    try (RawServer server = server(UNAVAILABLE, OK);
        RedialHttpClient http = client(yes).build()) {
      HttpRequest request = order(server).POST(once).build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(503);
      assertThat(server.received("POST")).isEqualTo(1);
      assertThat(questions).isEmpty();
    }
  }

  // ---- a call that waits no more

  @Test
  void deadlineEndsTheCallAndWithdrawsTheQuestion() throws Exception {
    CompletableFuture<Confirmation> question = new CompletableFuture<>();
    try (RawServer server = server(UNAVAILABLE, OK);
        RedialHttpClient http = client(attempt -> question).build()) {
      HttpRequest request = order(server).timeout(Duration.ofMillis(400)).build();
      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              CallTimeoutException.class,
              e -> {
                assertThat(e.delivery()).isEqualTo(Delivery.ANSWERED);
                assertThat(e).hasCauseInstanceOf(java.io.IOException.class);
                assertThat(e.getCause()).hasMessage("the server answered with status 503");
              });
      Streams.until(question::isCancelled);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cancelledCallWithdrawsTheQuestion(boolean mayInterrupt) throws Exception {
    CompletableFuture<Confirmation> question = new CompletableFuture<>();
    try (RawServer server = server(UNAVAILABLE, OK);
        ConnectionManager manager = ConnectionManager.create();
        RedialHttpClient http = client(attempt -> question).connectionManager(manager).build()) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(order(server).build(), BodyHandlers.ofString());
      Streams.until(() -> manager.snapshot().questions().size() == 1);
      call.cancel(mayInterrupt);
      Streams.until(question::isCancelled);
      assertThat(manager.snapshot().questions()).isEmpty();
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }
}
