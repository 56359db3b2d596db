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
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
