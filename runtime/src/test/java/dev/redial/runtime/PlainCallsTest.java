package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Delivery;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that begin as plain ones, and what they become: waited for and not, on threads of ours. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PlainCallsTest {
  /** Who waits. */
  enum Way {
    WAITED_FOR {
      @Override
      <T> HttpResponse<T> send(RedialHttpClient http, HttpRequest request, BodyHandler<T> handler)
          throws IOException, InterruptedException {
        return http.send(request, handler);
      }
    },
    ALONE {
      @Override
      <T> HttpResponse<T> send(RedialHttpClient http, HttpRequest request, BodyHandler<T> handler)
          throws IOException, InterruptedException {
        try {
          return http.sendAsync(request, handler).get();
        } catch (ExecutionException e) {
          if (e.getCause() instanceof IOException io) {
            throw io;
          }
          throw new IOException(e.getCause());
        }
      }
    };

    abstract <T> HttpResponse<T> send(
        RedialHttpClient http, HttpRequest request, BodyHandler<T> handler)
        throws IOException, InterruptedException;
  }

  private static ConnectionScript answering(String... answers) {
    return connection -> {
      for (String answer : answers) {
        connection.readRequest();
        connection.write(answer);
      }
      connection.hears(Duration.ofSeconds(Stage.PATIENCE_SECONDS));
    };
  }

  private static ConnectionScript silentOnce(CountDownLatch asked) {
    return connection -> {
      connection.readRequest();
      asked.countDown();
      connection.hears(Duration.ofSeconds(Stage.PATIENCE_SECONDS));
    };
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static HttpRequest get(RawServer server) {
    return HttpRequest.newBuilder(server.uri("/x")).build();
  }

  /** Which of its answers a fickle policy would have tried again, asked for the n-th time. */
  private static final Set<Integer> YES = Set.of(2, 3);

  /** Hears the end, and makes nothing of the rest. */
  private static final class Listener implements BodySubscriber<String> {
    private final CompletableFuture<String> body = new CompletableFuture<>();
    private boolean subscribed;

    @Override
    public CompletionStage<String> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscribed = true;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {}

    @Override
    public void onError(Throwable why) {
      body.completeExceptionally(subscribed ? why : new AssertionError("not subscribed", why));
    }

    @Override
    public void onComplete() {
      body.complete("all");
    }
  }

  @ParameterizedTest
  @EnumSource
  void subscriberHearsThatTheTimeRanOutWhileItWasMade(Way way) throws Exception {
    Listener listener = new Listener();
    BodyHandler<String> slow =
        head -> {
          pause(Duration.ofMillis(600)); // beyond the limit of the call
          return listener;
        };
    try (RawServer server = RawServer.start(answering(ok("x")));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      HttpRequest hasty =
          HttpRequest.newBuilder(server.uri("/x")).timeout(Duration.ofMillis(500)).build();
      assertThatThrownBy(() -> way.send(http, hasty, slow))
          .hasRootCauseInstanceOf(IOException.class);
      assertThat(Stage.failureOf(listener.body)).isInstanceOf(CallTimeoutException.class);
    }
  }

  private static void pause(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** It says no, and of the same answer yes: the next one has a subscriber of its own. */
  @ParameterizedTest
  @EnumSource
  void policyThatChangesItsMindHasTheFirstSubscriberHearOfIt(Way way) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    RetryConfig fickle =
        RetryConfig.<ResponseInfo>custom()
            .maxAttempts(3)
            .waitDuration(Duration.ofMillis(1))
            .retryOnResult(head -> YES.contains(asked.incrementAndGet()))
            .build();
    List<Listener> made = new CopyOnWriteArrayList<>();
    BodyHandler<String> handler =
        head -> {
          made.add(new Listener());
          return made.get(made.size() - 1);
        };
    try (RawServer server = RawServer.start(answering(ok("first"), ok("second")));
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .retries(RetryRegistry.of(Map.of("default", fickle)))
                .build()) {
      assertThat(way.send(http, get(server), handler).body()).isEqualTo("all");
      assertThat(made).hasSize(2);
      assertThat(Stage.failureOf(made.get(0).body)).isInstanceOf(IOException.class);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void handlerIsAppliedOnceWhateverItsSubscriberIs(Way way) throws Exception {
    AtomicInteger applied = new AtomicInteger();
    try (RawServer server = RawServer.start(answering(ok("first"), ok("second")));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      BodyHandler<InputStream> streams =
          head -> {
            applied.incrementAndGet();
            return BodySubscribers.ofInputStream();
          };
      try (InputStream content = way.send(http, get(server), streams).body()) {
        assertThat(content).hasContent("first");
      }
      BodyHandler<String> puts =
          head -> {
            applied.incrementAndGet();
            return BodyHandlers.ofString().apply(head);
          };
      assertThat(way.send(http, get(server), puts).body()).isEqualTo("second");
      assertThat(applied).hasValue(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void handlerThatThrowsFailsItsCallAlone(Way way) throws Exception {
    AtomicInteger applied = new AtomicInteger();
    try (RawServer server = RawServer.start(answering(ok("first"), ok("second"), ok("third")));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      BodyHandler<String> throwing =
          head -> {
            applied.incrementAndGet();
            throw new IllegalStateException("not this one");
          };
      assertThatThrownBy(() -> way.send(http, get(server), throwing))
          .hasStackTraceContaining("not this one");
      BodyHandler<String> none =
          head -> {
            applied.incrementAndGet();
            return null;
          };
      assertThatThrownBy(() -> way.send(http, get(server), none))
          .hasMessageContaining("returned no subscriber");
      assertThat(applied).hasValue(2);
      assertThat(way.send(http, get(server), BodyHandlers.ofString()).body()).isEqualTo("third");
    }
  }

  @ParameterizedTest
  @EnumSource
  void answerOfAnyLengthAndStatusArrives(Way way) throws Exception {
    String large = "x".repeat(200_000);
    try (RawServer server =
            RawServer.start(
                answering(
                    ok(""),
                    ok(large),
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                    "HTTP/1.1 404 No\r\nContent-Length: 4\r\n\r\nnone",
                    "HTTP/1.1 204 Empty\r\n\r\n"));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      assertThat(way.send(http, get(server), BodyHandlers.ofString()).body()).isEmpty();
      assertThat(way.send(http, get(server), BodyHandlers.ofString()).body()).isEqualTo(large);
      assertThat(way.send(http, get(server), BodyHandlers.ofString()).body()).isEqualTo("abc");
      HttpResponse<String> none = way.send(http, get(server), BodyHandlers.ofString());
      assertThat(none.statusCode()).isEqualTo(404);
      assertThat(none.body()).isEqualTo("none");
      assertThat(way.send(http, get(server), BodyHandlers.discarding()).statusCode())
          .isEqualTo(204);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lostFirstAttemptIsFollowedByAnother(Way way) throws Exception {
    ConnectionScript losing = connection -> connection.readRequest();
    try (RawServer server =
            RawServer.start(ConnectionScript.inTurn(losing, answering(ok("second"))));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      assertThat(way.send(http, get(server), BodyHandlers.ofString()).body()).isEqualTo("second");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void callEndsWhenItsTimeIsUp(Way way) throws Exception {
    try (RawServer server = RawServer.start(silentOnce(new CountDownLatch(1)));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      HttpRequest limited =
          HttpRequest.newBuilder(server.uri("/x")).timeout(Duration.ofMillis(150)).build();
      assertThatThrownBy(() -> way.send(http, limited, BodyHandlers.ofString()))
          .isInstanceOf(CallTimeoutException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void policyIsToldOfASuccessAndAskedAboutAnswers(Way way) throws Exception {
    RetryConfig oneMore =
        RetryConfig.<HttpResponse.ResponseInfo>custom()
            .maxAttempts(2)
            .waitDuration(Duration.ofMillis(1))
            .retryOnResult(head -> head.headers().firstValue("x-again").isPresent())
            .build();
    RetryRegistry policies = RetryRegistry.of(Map.of("default", oneMore));
    String again = "HTTP/1.1 200 OK\r\nX-Again: yes\r\nContent-Length: 5\r\n\r\nfirst";
    try (RawServer server = RawServer.start(answering(again, ok("second"), ok("third")));
        RedialHttpClient http = RedialHttpClient.newBuilder().retries(policies).build()) {
      assertThat(way.send(http, get(server), BodyHandlers.ofString()).body()).isEqualTo("second");
      assertThat(way.send(http, get(server), BodyHandlers.ofString()).body()).isEqualTo("third");
      Retry.Metrics told = policies.retry("default").getMetrics();
      assertThat(told.getNumberOfSuccessfulCallsWithRetryAttempt()).isEqualTo(1);
      assertThat(told.getNumberOfSuccessfulCallsWithoutRetryAttempt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientThatIsShutDownNowEndsIt(Way way) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server = RawServer.start(silentOnce(asked));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> call =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return way.send(http, get(server), BodyHandlers.ofString());
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              },
              task -> new Thread(task).start());
      assertThat(asked.await(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      http.shutdownNow();
      assertThatThrownBy(() -> call.get(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(IOException.class);
      assertThat(http.awaitTermination(Duration.ofSeconds(Stage.PATIENCE_SECONDS))).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void interruptedOrCancelledCallEndsAndLeavesTheClientUsable(Way way) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(ConnectionScript.inTurn(silentOnce(asked), answering(ok("next"))));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  way.send(http, get(server), BodyHandlers.ofString());
                } catch (IOException | InterruptedException e) {
                  ended.complete(e);
                }
              });
      caller.start();
      assertThat(asked.await(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      caller.interrupt();
      assertThat(ended.get(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isInstanceOf(InterruptedException.class);
      CompletableFuture<HttpResponse<String>> next =
          http.sendAsync(get(server), BodyHandlers.ofString());
      assertThat(next.get(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS).body()).isEqualTo("next");
    }
  }

  @Test
  void cancelledCallTellsItsServerAndLetsTheClientEnd() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server = RawServer.start(silentOnce(asked));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(get(server), BodyHandlers.ofString());
      assertThat(asked.await(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(call.cancel(true)).isTrue();
      http.shutdown();
      assertThat(http.awaitTermination(Duration.ofSeconds(Stage.PATIENCE_SECONDS))).isTrue();
    }
  }

  /** The limit is over while it is sent: what is told of it is what became of it. */
  @Test
  void whatIsToldNotToBeSentWasNotSent() throws Exception {
    Set<String> told = new HashSet<>();
    ConnectionScript answering =
        connection -> {
          while (true) {
            connection.readRequest();
            connection.write(ok("x"));
          }
        };
    try (RawServer server = RawServer.start(answering)) {
      try (RedialHttpClient http = RedialHttpClient.newHttpClient()) {
        http.send(get(server), BodyHandlers.discarding());
        for (int i = 0; i < 300; i++) {
          HttpRequest hasty =
              HttpRequest.newBuilder(server.uri("/" + i))
                  .DELETE()
                  .timeout(Duration.ofNanos(1))
                  .build();
          if (isToldNotToBeSent(http.sendAsync(hasty, BodyHandlers.discarding()))) {
            told.add("/" + i);
          }
        }
      }
      assertThat(server.requests())
          .hasSizeGreaterThan(1)
          .extracting(RawRequest::target)
          .noneMatch(told::contains);
    }
  }

  private static boolean isToldNotToBeSent(CompletableFuture<?> call) throws Exception {
    Throwable failure =
        call.handle((answer, fault) -> fault).get(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS);
    return failure instanceof CallTimeoutException late
        && late.attempt().delivery() == Delivery.NOT_SENT;
  }
}
