package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.Confirmation;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.ResendConfirmation;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.EOFException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a yes goes, and what ends a question. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConfirmedResendsTest {
  private static final ConnectionScript LOSES = connection -> connection.readRequest();

  private final AtomicInteger questions = new AtomicInteger();

  private static HttpRequest post(RawServer server) {
    return HttpRequest.newBuilder(server.uri("/orders")).POST(BodyPublishers.ofString("1")).build();
  }

  private ResendConfirmation always() {
    return ResendConfirmation.of(attempt -> questions.incrementAndGet() > 0);
  }

  private RedialHttpClient.Builder client(RetryConfig policy) {
    return RedialHttpClient.newBuilder()
        .confirmation(always())
        .retries(RetryRegistry.of(Map.of("default", policy)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  @Tag("R6")
  void nobodyIsAskedForMoreAttemptsThanThePolicyAllows(int most) {
    RetryConfig policy =
        RetryConfig.custom()
            .maxAttempts(most)
            .intervalFunction(IntervalFunction.of(1))
            .ignoreExceptions(EOFException.class) // a yes goes before that
            .build();
    try (RawServer server = RawServer.start(LOSES);
        RedialHttpClient http = client(policy).build()) {
      assertThatThrownBy(() -> http.send(post(server), BodyHandlers.ofString()))
          .isInstanceOf(UnconfirmedRequestException.class)
          .hasMessageContaining("its retry policy allows no further attempt");
      assertThat(server.received("POST")).isEqualTo(most);
      assertThat(questions).hasValue(most - 1);
    }
  }

  /** Many orders may be lost together, and somebody who says yes to all of them means it. */
  @Test
  @Tag("R6")
  void yesIsNotOverruledByTheBudget() {
    RetryConfig policy =
        RetryConfig.custom().maxAttempts(2).intervalFunction(IntervalFunction.of(1)).build();
    try (RawServer server = RawServer.start(LOSES);
        ConnectionManager manager =
            ConnectionManager.builder().maxRetryRatio(0).minRetriesPerSecond(0).build();
        RedialHttpClient http = client(policy).connectionManager(manager).build()) {
      assertThatThrownBy(() -> http.send(post(server), BodyHandlers.ofString()))
          .isInstanceOf(UnconfirmedRequestException.class);
      assertThat(server.received("POST")).isEqualTo(2);
      assertThat(questions).hasValue(1);
    }
  }

  @Test
  void waitOfThePolicyIsKeptAfterAYes() {
    RetryConfig policy =
        RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(300)).build();
    try (RawServer server = RawServer.start(LOSES);
        RedialHttpClient http = client(policy).build()) {
      assertThatThrownBy(() -> http.send(post(server), BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> assertThat(pause(e)).isGreaterThan(Duration.ofMillis(250)));
      assertThat(server.received("POST")).isEqualTo(2);
    }
  }

  /** A little less than the policy's: what asking took counts as waiting. */
  private static Duration pause(UnconfirmedRequestException failure) {
    FailedAttempt last = failure.attempt();
    FailedAttempt first = last.before();
    assertThat(first).isNotNull();
    return last.began().minus(first.elapsed());
  }

  /** By which of its methods. */
  enum Close {
    CLOSE {
      @Override
      void of(ConnectionManager manager) {
        manager.close();
      }
    },
    CLOSE_NOW {
      @Override
      void of(ConnectionManager manager) {
        manager.closeNow();
      }
    };

    abstract void of(ConnectionManager manager);
  }

  @ParameterizedTest
  @EnumSource
  void managerThatIsClosedEndsQuestions(Close close) throws Exception {
    CompletableFuture<Confirmation> never = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server = RawServer.start(LOSES);
        ConnectionManager manager = ConnectionManager.create();
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .connectionManager(manager)
                .confirmation(
                    attempt -> {
                      asked.countDown();
                      return never;
                    })
                .build()) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(post(server), BodyHandlers.ofString());
      asked.await();
      close.of(manager);
      assertThatThrownBy(call::join)
          .hasCauseInstanceOf(UnconfirmedRequestException.class)
          .hasMessageContaining("the connection manager is closed");
      assertThat(manager.snapshot().questions()).isEmpty();
      assertThatThrownBy(() -> never.get(20, TimeUnit.SECONDS))
          .isInstanceOf(CancellationException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void managerThatIsClosedEndsPauses(Close close) throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    ConnectionScript busy =
        connection -> {
          connection.readRequest();
          connection.respond(503, Map.of("Retry-After", "25"), "");
          answered.countDown();
        };
    try (RawServer server = RawServer.start(busy);
        ConnectionManager manager = ConnectionManager.create();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.ofString());
      answered.await();
      close.of(manager);
      assertThatThrownBy(call::join).hasMessageContaining("closed");
    }
  }
}
