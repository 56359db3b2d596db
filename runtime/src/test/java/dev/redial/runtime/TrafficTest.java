package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Confirmation;
import dev.redial.resend.Delivery;
import dev.redial.resend.ResendConfirmation;
import dev.redial.resend.ResendReason;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.event.CallFailed;
import dev.redial.runtime.event.CloseReason;
import dev.redial.runtime.event.ConfirmationEvent;
import dev.redial.runtime.event.ConfirmationStage;
import dev.redial.runtime.event.ConnectionClosed;
import dev.redial.runtime.event.ConnectionOpened;
import dev.redial.runtime.event.DialFailed;
import dev.redial.runtime.event.ExchangeEnded;
import dev.redial.runtime.event.ExchangeOutcome;
import dev.redial.runtime.event.ManagerSnapshot;
import dev.redial.runtime.event.OriginSnapshot;
import dev.redial.runtime.event.PipelineEvent;
import dev.redial.runtime.event.ResendEvent;
import dev.redial.runtime.event.TrafficEvent;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens can be seen: events in their order, and the state of everything at a moment. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TrafficTest {
  private final LinkedBlockingQueue<TrafficEvent> events = new LinkedBlockingQueue<>();

  private ConnectionManager observed() {
    return ConnectionManager.builder().listener(events::add).build();
  }

  private static RedialHttpClient clientOf(ConnectionManager manager, ResendConfirmation whom) {
    return RedialHttpClient.newBuilder().connectionManager(manager).confirmation(whom).build();
  }

  private static HttpRequest post(URI uri) {
    return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("order")).build();
  }

  /** Closing tells what is queued. */
  private List<TrafficEvent> all() {
    return new ArrayList<>(events);
  }

  private static <E extends TrafficEvent> Stream<E> of(List<TrafficEvent> all, Class<E> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast);
  }

  @Test
  @Tag("R9")
  void lostOrderIsToldWithItsQuestionAndItsSecondAttempt() throws Exception {
    ConnectionScript loses =
        ConnectionScript.inTurn(
            connection -> connection.readRequest(), ConnectionScript.answering(200, "placed"));
    try (RawServer server = RawServer.start(loses)) {
      try (ConnectionManager manager = observed();
          RedialHttpClient http = clientOf(manager, ResendConfirmation.of(attempt -> true))) {
        http.send(post(server.uri("/orders?secret=1")), BodyHandlers.ofString());
      }
      List<TrafficEvent> all = all();
      assertThat(of(all, ConfirmationEvent.class).map(ConfirmationEvent::stage))
          .containsExactly(ConfirmationStage.ASKED, ConfirmationStage.RESEND);
      ResendEvent resend = of(all, ResendEvent.class).findFirst().orElseThrow();
      assertThat(resend.reason()).isEqualTo(ResendReason.CONFIRMED);
      assertThat(resend.target()).isEqualTo("POST /orders");
      assertThat(resend.attempt()).isEqualTo(1);
      assertThat(resend.delivery()).contains(Delivery.UNKNOWN);
      assertThat(resend.use()).isPresent();
      assertThat(resend.use().get().exchangesBefore()).isZero();
      assertThat(resend.use().get().octetsSent()).isPositive();
      assertThat(resend.origin()).isEqualTo("http://localhost:" + server.port());
      assertThat(all).noneMatch(event -> event.toString().contains("secret"));
      assertThat(of(all, ExchangeEnded.class).map(ExchangeEnded::outcome))
          .containsExactly(ExchangeOutcome.FAILED, ExchangeOutcome.COMPLETE);
      assertThat(of(all, ConnectionOpened.class)).hasSize(2);
      assertThat(of(all, ConnectionClosed.class).map(ConnectionClosed::reason))
          .containsExactly(CloseReason.LOST, CloseReason.RETIRED);
    }
  }

  @Test
  @Tag("R9")
  void refusedConfirmationIsToldAndTheExceptionTellsTheStory() throws Exception {
    try (RawServer server = RawServer.start(connection -> connection.readRequest())) {
      try (ConnectionManager manager = observed();
          RedialHttpClient http =
              clientOf(
                  manager, attempt -> CompletableFuture.completedFuture(Confirmation.ABANDON))) {
        assertThatThrownBy(() -> http.send(post(server.uri("/o")), BodyHandlers.ofString()))
            .isInstanceOf(UnconfirmedRequestException.class)
            .hasMessageContaining("attempt 1 on connection")
            .hasMessageContaining("octets sent");
      }
      assertThat(of(all(), ConfirmationEvent.class).map(ConfirmationEvent::stage))
          .containsExactly(ConfirmationStage.ASKED, ConfirmationStage.ABANDON);
      assertThat(of(all(), ResendEvent.class)).isEmpty();
    }
  }

  @Test
  @Tag("R9")
  void failedCallTellsTheStoryThatItsExceptionTells() throws Exception {
    ConnectionScript loses = connection -> connection.readRequest();
    Throwable thrown;
    try (RawServer server = RawServer.start(loses)) {
      try (ConnectionManager manager = observed();
          RedialHttpClient http = clientOf(manager, ResendConfirmation.never())) {
        URI uri = URI.create("http://u:hidden@localhost:" + server.port() + "/books?secret=1#f");
        HttpRequest lost = HttpRequest.newBuilder(uri).build();
        thrown = catchThrowable(() -> http.send(lost, BodyHandlers.ofString()));
      }
      CallFailed told = of(all(), CallFailed.class).findFirst().orElseThrow();
      assertThat(told.target()).isEqualTo("GET /books");
      assertThat(told.attempts()).isEqualTo(3);
      assertThat(told.failure()).isEqualTo("RequestFailedException");
      List<String> lines = told.story().lines().toList();
      assertThat(lines).hasSize(3);
      assertThat(lines.get(0))
          .startsWith("attempt 1 on connection ")
          .containsPattern("UNKNOWN, from \\d+ ms");
      assertThat(thrown)
          .hasMessageContaining("(attempt 3 on connection ")
          .hasMessageContaining(lines.get(0))
          .hasMessageContaining(lines.get(1));
      assertThat(lines.get(0))
          .containsPattern("; again (at once|\\d+ ms later) \\(by its policy\\)$");
      assertThat(told.story() + thrown).doesNotContain("secret", "hidden");
      assertThat(thrown.getSuppressed()).hasSize(2);
      assertThat(thrown.getSuppressed()).noneMatch(e -> e.toString().contains("secret"));
    }
  }

  @Test
  @Tag("R9")
  void questionThatIsWithdrawnIsToldToHaveEnded() throws Exception {
    try (RawServer server = RawServer.start(connection -> connection.readRequest())) {
      try (ConnectionManager manager = observed();
          RedialHttpClient http = clientOf(manager, attempt -> new CompletableFuture<>())) {
        HttpRequest order =
            HttpRequest.newBuilder(server.uri("/o"))
                .POST(BodyPublishers.ofString("order"))
                .timeout(Duration.ofMillis(400))
                .build();
        assertThatThrownBy(() -> http.send(order, BodyHandlers.ofString()))
            .isInstanceOf(CallTimeoutException.class);
      }
      assertThat(of(all(), ConfirmationEvent.class).map(ConfirmationEvent::stage))
          .containsExactly(ConfirmationStage.ASKED, ConfirmationStage.FAILED);
    }
  }

  @Test
  @Tag("R9")
  void cancelledCallIsToldWithWhatWasSent() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    ConnectionScript silent =
        connection -> {
          connection.readRequest();
          read.countDown();
          connection.awaitClose();
        };
    try (RawServer server = RawServer.start(silent)) {
      try (ConnectionManager manager = observed();
          RedialHttpClient http = clientOf(manager, ResendConfirmation.never())) {
        CompletableFuture<?> call = http.sendAsync(post(server.uri("/o")), BodyHandlers.ofString());
        read.await();
        call.cancel(true);
      }
      CallFailed told = of(all(), CallFailed.class).findFirst().orElseThrow();
      assertThat(told.failure()).isEqualTo("CancellationException");
      assertThat(told.story()).startsWith("attempt 1 on connection ").contains(": UNKNOWN, from ");
    }
  }

  @Test
  @Tag("R9")
  void answerThatBreaksOffInItsReadersHandsIsTold() throws Exception {
    CountDownLatch handedOver = new CountDownLatch(1);
    ConnectionScript half =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf");
          handedOver.await();
        };
    try (RawServer server = RawServer.start(half)) {
      try (ConnectionManager manager = observed();
          RedialHttpClient http = clientOf(manager, ResendConfirmation.never());
          InputStream body =
              http.send(
                      HttpRequest.newBuilder(server.uri("/file")).build(),
                      BodyHandlers.ofInputStream())
                  .body()) {
        handedOver.countDown();
        assertThatThrownBy(body::readAllBytes)
            .hasStackTraceContaining("broke off after 4 octets of 100000");
      }
      CallFailed told = of(all(), CallFailed.class).findFirst().orElseThrow();
      assertThat(told.failure()).isEqualTo("IncompleteResponseException");
      assertThat(told.story()).contains(": ANSWERED, from ");
    }
  }

  @Test
  @Tag("R9")
  void lostGetIsToldAsSentAgainAtOnceOnAReusedConnection() throws Exception {
    ConnectionScript second =
        connection -> {
          connection.readRequest();
          connection.respond(200, "first");
          connection.readRequest();
        };
    try (RawServer server =
        RawServer.start(ConnectionScript.inTurn(second, ConnectionScript.answering(200, "x")))) {
      try (ConnectionManager manager = observed();
          RedialHttpClient http = clientOf(manager, ResendConfirmation.never())) {
        HttpRequest get = HttpRequest.newBuilder(server.uri("/a")).build();
        http.send(get, BodyHandlers.ofString());
        assertThat(http.send(get, BodyHandlers.ofString()).body()).isEqualTo("x");
      }
      ResendEvent resend = of(all(), ResendEvent.class).findFirst().orElseThrow();
      assertThat(resend.reason()).isEqualTo(ResendReason.AT_ONCE);
      assertThat(resend.use()).hasValueSatisfying(u -> assertThat(u.exchangesBefore()).isOne());
      assertThat(of(all(), PipelineEvent.class).map(PipelineEvent::rung)).startsWith("PROBATION");
    }
  }

  @Test
  void failedDialIsTold() throws Exception {
    int free;
    try (RawServer gone = RawServer.start(ConnectionScript.echo())) {
      free = gone.port();
    }
    try (ConnectionManager manager = observed();
        RedialHttpClient http = clientOf(manager, ResendConfirmation.never())) {
      HttpRequest get =
          HttpRequest.newBuilder(URI.create("http://localhost:" + free + "/")).build();
      assertThatThrownBy(() -> http.send(get, BodyHandlers.ofString()))
          .isInstanceOf(ConnectException.class);
    }
    assertThat(of(all(), DialFailed.class)).hasSize(3);
    assertThat(of(all(), ResendEvent.class).map(ResendEvent::reason))
        .containsExactly(ResendReason.POLICY, ResendReason.POLICY);
  }

  /** Those of the JDK's client, which carries HTTP/2, are told as ours are. */
  @Test
  @Tag("R8")
  void failedDialForHttp2IsTold(@TempDir Path directory) throws Exception {
    TestTls tls = TestTls.in(directory);
    CountDownLatch ended = new CountDownLatch(1);
    RawHttp2Server server =
        RawHttp2Server.start(
            tls.server(),
            connection -> {
              connection.answer(connection.readHead());
              connection.end();
              ended.countDown();
            });
    try (server;
        ConnectionManager manager = observed();
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .version(Version.HTTP_2)
                .sslContext(tls.client())
                .connectionManager(manager)
                .build()) {
      HttpRequest get = HttpRequest.newBuilder(server.uri("/")).build();
      http.send(get, BodyHandlers.ofString());
      ended.await(); // the JDK's client of 17 may forget what is sent in that moment
      server.close();
      assertThatThrownBy(() -> http.send(get, BodyHandlers.ofString()))
          .isInstanceOf(ConnectException.class);
    }
    String origin = "https://" + server.uri("/").getAuthority();
    assertThat(of(all(), DialFailed.class).map(DialFailed::origin))
        .isNotEmpty()
        .containsOnly(origin);
  }

  @Test
  @Tag("P10")
  void snapshotShowsWhatIsHeldAtTheMoment() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ConnectionScript holds =
        connection -> {
          connection.readRequest();
          connection.respond(200, "warm");
          connection.readRequest();
          arrived.countDown();
          go.await();
          connection.respond(200, "held");
        };
    try (RawServer server = RawServer.start(holds);
        ConnectionManager manager = observed();
        RedialHttpClient http = clientOf(manager, ResendConfirmation.never())) {
      HttpRequest get = HttpRequest.newBuilder(server.uri("/a")).build();
      http.send(get, BodyHandlers.ofString());
      var held = http.sendAsync(get, BodyHandlers.ofString());
      arrived.await();

      ManagerSnapshot now = manager.snapshot();
      assertThat(now.connections()).isEqualTo(1);
      assertThat(now.maxConnections()).isEqualTo(256);
      OriginSnapshot origin = now.origins().get(0);
      assertThat(origin.origin()).isEqualTo("http://localhost:" + server.port());
      assertThat(origin.opened()).isEqualTo(1);
      assertThat(origin.reused()).isEqualTo(1);
      assertThat(origin.waiting()).isZero();
      assertThat(origin.pipelining()).isEqualTo("PROBATION");
      assertThat(origin.depth()).isEqualTo(2);
      assertThat(origin.connections())
          .singleElement()
          .satisfies(
              connection -> {
                assertThat(connection.state()).isEqualTo("OPEN");
                assertThat(connection.outstanding()).isEqualTo(1);
                assertThat(connection.completed()).isEqualTo(1);
              });
      assertThat(now.describe()).contains("PROBATION", "OPEN");
      go.countDown();
      held.join();
      assertThat(manager.snapshot().origins().get(0).connections().get(0).outstanding()).isZero();
    }
  }
}
