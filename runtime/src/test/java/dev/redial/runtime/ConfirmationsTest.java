package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Confirmation;
import dev.redial.resend.Delivery;
import dev.redial.resend.Effect;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.ResendConfirmation;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.connection.IoThread;
import dev.redial.runtime.event.ConfirmationEvent;
import dev.redial.runtime.event.ConfirmationStage;
import dev.redial.runtime.event.QuestionSnapshot;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is asked, where, for how long, and what follows, counted by the server. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConfirmationsTest {
  /** Loses the first copy of each POST and answers everything else. */
  private static ConnectionScript losesOrdersOnce(int statusOfGet) {
    Map<String, Boolean> seen = new ConcurrentHashMap<>();
    return connection -> {
      while (true) {
        RawRequest request = connection.readRequest();
        if (request.method().equals("GET")) {
          connection.respond(statusOfGet, "");
        } else if (seen.putIfAbsent(request.target(), true) == null) {
          connection.close();
          return;
        } else {
          connection.respond(200, "placed");
        }
      }
    };
  }

  private static HttpRequest order(URI uri) {
    return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("order")).build();
  }

  private static RedialHttpClient client(ResendConfirmation whom) {
    return RedialHttpClient.newBuilder().confirmation(whom).build();
  }

  private static RedialHttpClient client(ConnectionManager manager, ResendConfirmation whom) {
    return RedialHttpClient.newBuilder().connectionManager(manager).confirmation(whom).build();
  }

  private static UnconfirmedRequestException unconfirmed(RedialHttpClient http, HttpRequest request)
      throws Exception {
    try {
      throw new AssertionError(http.send(request, BodyHandlers.ofString()).toString());
    } catch (UnconfirmedRequestException e) {
      return e;
    }
  }

  // ---- a check

  /** Asks the same client whether there is such an order. */
  private static Function<FailedAttempt, CompletableFuture<Effect>> looksAt(
      AtomicReference<RedialHttpClient> http) {
    return attempt ->
        http.get()
            .sendAsync(
                HttpRequest.newBuilder(attempt.request().uri()).build(), BodyHandlers.discarding())
            .thenApply(answer -> answer.statusCode() == 200 ? Effect.DONE : Effect.NOT_DONE);
  }

  @Test
  void orderThatTheServerHasIsNotPlacedAgainAndTheFailureSaysSo() throws Exception {
    AtomicReference<RedialHttpClient> checking = new AtomicReference<>();
    List<ConfirmationStage> stages = new CopyOnWriteArrayList<>();
    try (RawServer server = RawServer.start(losesOrdersOnce(200))) {
      try (ConnectionManager manager =
              ConnectionManager.builder()
                  .listener(
                      event -> {
                        if (event instanceof ConfirmationEvent told) {
                          stages.add(told.stage());
                        }
                      })
                  .build();
          RedialHttpClient http = client(manager, ResendConfirmation.verify(looksAt(checking)))) {
        checking.set(http);
        UnconfirmedRequestException told = unconfirmed(http, order(server.uri("/orders/1")));
        assertThat(told.confirmation()).isEqualTo(Confirmation.DONE);
        assertThat(told.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(told).hasMessageContaining("has been processed");
        assertThat(server.received("POST")).isEqualTo(1);
        assertThat(server.received("GET")).isEqualTo(1);
      }
      assertThat(stages).containsExactly(ConfirmationStage.ASKED, ConfirmationStage.DONE);
    }
  }

  @Test
  void orderThatTheServerHasNotIsPlacedAgain() throws Exception {
    AtomicReference<RedialHttpClient> checking = new AtomicReference<>();
    try (RawServer server = RawServer.start(losesOrdersOnce(404));
        RedialHttpClient http = client(ResendConfirmation.verify(looksAt(checking)))) {
      checking.set(http);
      HttpResponse<String> answer =
          http.send(order(server.uri("/orders/1")), BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("placed");
      assertThat(server.received("POST")).isEqualTo(2);
      assertThat(server.received("GET")).isEqualTo(1);
    }
  }

  @Test
  void checkThatFailsIsANoAndGoesAlong() throws Exception {
    ResendConfirmation failing =
        ResendConfirmation.verify(
            attempt -> CompletableFuture.failedFuture(new IllegalStateException("no idea")));
    try (RawServer server = RawServer.start(losesOrdersOnce(404));
        RedialHttpClient http = client(failing)) {
      UnconfirmedRequestException told = unconfirmed(http, order(server.uri("/orders/1")));
      assertThat(told.confirmation()).isEqualTo(Confirmation.ABANDON);
      assertThat(told.getSuppressed()[0]).hasMessage("no idea");
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  // ---- limits in time

  @Test
  void nobodyAnswersInTime() throws Exception {
    CompletableFuture<Confirmation> question = new CompletableFuture<>();
    ResendConfirmation silent = attempt -> question;
    try (RawServer server = RawServer.start(losesOrdersOnce(404));
        RedialHttpClient http = client(silent.within(Duration.ofMillis(100)))) {
      UnconfirmedRequestException told = unconfirmed(http, order(server.uri("/orders/1")));
      assertThat(told.getSuppressed()[0])
          .isInstanceOf(TimeoutException.class)
          .hasMessage("nobody answered within 100 ms");
      Streams.until(question::isCancelled);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @Test
  void questionIsWithdrawnWhenTheCallsTimeIsOver() throws Exception {
    CompletableFuture<Confirmation> question = new CompletableFuture<>();
    try (RawServer server = RawServer.start(losesOrdersOnce(404));
        ConnectionManager manager = ConnectionManager.create();
        RedialHttpClient http = client(manager, attempt -> question)) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/orders/1"))
              .timeout(Duration.ofMillis(1_500))
              .POST(BodyPublishers.ofString("order"))
              .build();
      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(CallTimeoutException.class)
          .hasMessageContaining(
              "UNKNOWN; the server closed the connection; nobody had said whether");
      Streams.until(question::isCancelled);
      assertThat(manager.snapshot().questions()).isEmpty();
    }
  }

  @Test
  void questionIsWithdrawnWhenTheCallIsCancelled() throws Exception {
    CompletableFuture<Confirmation> question = new CompletableFuture<>();
    try (RawServer server = RawServer.start(losesOrdersOnce(404));
        ConnectionManager manager = ConnectionManager.create();
        RedialHttpClient http = client(manager, attempt -> question)) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(order(server.uri("/orders/1")), BodyHandlers.ofString());
      Streams.until(() -> manager.snapshot().questions().size() == 1);
      call.cancel(true);
      Streams.until(question::isCancelled);
      assertThat(manager.snapshot().questions()).isEmpty();
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  // ---- many at once

  @Test
  void manyQuestionsAreListedWithoutSecretsUntilEachIsAnswered() throws Exception {
    int orders = 30;
    Map<String, CompletableFuture<Confirmation>> questions = new ConcurrentHashMap<>();
    ResendConfirmation desk =
        attempt ->
            questions.computeIfAbsent(
                attempt.request().uri().getPath(), path -> new CompletableFuture<>());
    try (RawServer server = RawServer.start(losesOrdersOnce(404));
        ConnectionManager manager =
            ConnectionManager.builder().maxConnectionsPerOrigin(orders).build();
        RedialHttpClient http = client(manager, desk)) {
      Map<String, CompletableFuture<HttpResponse<String>>> calls = new HashMap<>();
      for (int i = 0; i < orders; i++) {
        URI uri = server.uri("/orders/" + i + "?token=hidden&n=" + i);
        calls.put(uri.getPath(), http.sendAsync(order(uri), BodyHandlers.ofString()));
      }
      Streams.until(() -> questions.size() == orders);
      List<QuestionSnapshot> open = manager.snapshot().questions();
      assertThat(open).hasSize(orders);
      assertThat(open)
          .allSatisfy(
              question -> {
                assertThat(question.operation()).isEqualTo("POST");
                assertThat(question.target()).contains("?token=***&n=");
                assertThat(question.delivery()).isEqualTo(Delivery.UNKNOWN);
                assertThat(question.attempt()).isEqualTo(1);
                assertThat(question.waiting()).isPositive();
              });
      assertThat(manager.snapshot().describe())
          .contains("asks for ")
          .contains("/orders/29?token=***&n=29")
          .doesNotContain("hidden");
      answerEach(questions);
      int placed = 0;
      for (Map.Entry<String, CompletableFuture<HttpResponse<String>>> call : calls.entrySet()) {
        if (isEven(call.getKey())) {
          assertThat(Stage.bodyOf(call.getValue())).isEqualTo("placed");
          placed++;
        } else {
          assertThat(Stage.failureOf(call.getValue()))
              .isInstanceOf(UnconfirmedRequestException.class);
        }
      }
      assertThat(server.received("POST")).isEqualTo(orders + placed);
      assertThat(manager.snapshot().questions()).isEmpty();
    }
  }

  private static void answerEach(Map<String, CompletableFuture<Confirmation>> questions) {
    questions.forEach(
        (path, question) ->
            question.complete(isEven(path) ? Confirmation.RESEND : Confirmation.ABANDON));
  }

  private static boolean isEven(String path) {
    return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)) % 2 == 0;
  }

  // ---- where it is asked

  /** Where a client runs what is the user's. */
  enum Execution {
    OUR_WORKERS,
    WHOEVER_CALLS,
    ONE_THREAD_EACH;

    RedialHttpClient.Builder of(RedialHttpClient.Builder client) {
      return switch (this) {
        case OUR_WORKERS -> client;
        case WHOEVER_CALLS -> client.executor(Runnable::run);
        case ONE_THREAD_EACH -> client.executor(task -> new Thread(task, "theirs").start());
      };
    }
  }

  private record Place(Thread thread, boolean io, List<String> frames) {
    static Place here() {
      return new Place(
          Thread.currentThread(),
          IoThread.isCurrent(),
          StackWalker.getInstance()
              .walk(frames -> frames.map(StackWalker.StackFrame::getClassName).toList()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsAskedOnAThreadThatReadsOrTimesForOthers(Execution execution) throws Exception {
    List<Place> places = new CopyOnWriteArrayList<>();
    ResendConfirmation noting =
        ResendConfirmation.of(
            attempt -> {
              places.add(Place.here());
              return false;
            });
    RedialHttpClient.Builder builder = RedialHttpClient.newBuilder().confirmation(noting);
    try (RawServer server = RawServer.start(losesOrdersOnce(404));
        RedialHttpClient http = execution.of(builder).build()) {
      var lost = unconfirmed(http, order(server.uri("/sync")));
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        calls.add(http.sendAsync(order(server.uri("/" + i)), BodyHandlers.ofString()));
      }
      for (CompletableFuture<HttpResponse<String>> call : calls) {
        assertThat(Stage.failureOf(call)).isInstanceOf(UnconfirmedRequestException.class);
      }
      assertThat(lost.getSuppressed()).isEmpty();
      assertThat(places).hasSize(21);
      assertThat(places).noneMatch(Place::io);
      assertThat(places).noneMatch(place -> place.thread().equals(Thread.currentThread()));
      assertThat(places)
          .allSatisfy(
              place ->
                  assertThat(place.frames())
                      .noneMatch(frame -> frame.startsWith("dev.redial.runtime.connection."))
                      .noneMatch(frame -> frame.startsWith("dev.redial.runtime.pool.")));
    }
  }

  @Test
  @Tag("R9")
  void questionCarriesWhatAPersonNeeds() throws Exception {
    AtomicReference<FailedAttempt> seen = new AtomicReference<>();
    ResendConfirmation noting =
        ResendConfirmation.of(
            attempt -> {
              seen.set(attempt);
              return false;
            });
    try (RawServer server = RawServer.start(losesOrdersOnce(404));
        RedialHttpClient http = client(noting)) {
      EndpointCall call =
          Shop.call(http, server, Shop.POST).query("api_key", "hidden").query("n", 1);
      assertThatThrownBy(() -> call.send(Returns.nothing()))
          .hasCauseInstanceOf(UnconfirmedRequestException.class)
          .hasMessageNotContaining("hidden");
      FailedAttempt attempt = seen.get();
      assertThat(attempt.operation()).isEqualTo("shop.post");
      assertThat(attempt.shownTarget())
          .isEqualTo("POST http://localhost:" + server.port() + "/x?api_key=***&n=1");
      assertThat(attempt.describe()).contains("octets sent): UNKNOWN");
      assertThat(attempt.cause().getMessage()).contains("closed");
      assertThat(attempt.elapsed()).isPositive();
      assertThat(attempt.number()).isEqualTo(1);
    }
  }
}
