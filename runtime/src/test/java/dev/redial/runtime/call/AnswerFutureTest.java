package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class AnswerFutureTest {
  private final ResponseFuture<String> future = new ResponseFuture<>();
  private final CompletableFuture<String> abandoned = new CompletableFuture<>();
  private final AtomicInteger ends = new AtomicInteger();

  AnswerFutureTest() {
    future.of(() -> abandoned.complete("abandoned"));
    future.atEnd(ends::incrementAndGet);
  }

  static Stream<Predicate<ResponseFuture<String>>> waysToCompleteIt() {
    return Map.<String, Predicate<ResponseFuture<String>>>of(
        "complete", f -> f.complete(null),
        "completeExceptionally", f -> f.completeExceptionally(new IOException("enough")),
        "cancel", f -> f.cancel(true),
        "completeAsync", f -> f.completeAsync(() -> null).isDone(),
        "completeAsyncBy", f -> f.completeAsync(() -> null, Runnable::run).isDone(),
        "orTimeout", f -> f.orTimeout(1, TimeUnit.MILLISECONDS).isDone(),
        "completeOnTimeout", f -> f.completeOnTimeout(null, 1, TimeUnit.MILLISECONDS).isDone(),
        "cancelOfADependant", f -> f.thenApply(HttpResponse::body).cancel(true))
        .values()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("waysToCompleteIt")
  void whoeverElseCompletesItLetsTheCallEnd(Predicate<ResponseFuture<String>> way)
      throws Exception {
    var unused = way.test(future);
    assertThat(abandoned.get()).isEqualTo("abandoned");
    assertThat(future).isDone();
    assertThat(ends).hasValue(1);
  }

  @Test
  void theCallsOwnEndAbandonsNothing() {
    future.end();
    future.failed(new IOException("gone"));
    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("gone");
    assertThat(future.cancel(true)).isFalse();
    assertThat(abandoned).isNotDone();
    assertThat(ends).hasValue(1);
  }

  @Test
  void whatFailsToMakeAValueIsItsFailure() {
    var unused =
        future.completeAsync(
            () -> {
              throw new IllegalStateException("none");
            },
            Runnable::run);
    assertThatThrownBy(future::join)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("none");
  }

  @Test
  void whatComesLateChangesNothing() {
    future.cancel(true);
    future.failed(new IOException("late"));
    var unused =
        future.completeAsync(
            () -> {
              throw new AssertionError("nobody asks");
            },
            Runnable::run);
    assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
    assertThat(ends).hasValue(1);
  }

  @Test
  void anotherFuturesFailureIsToldWithoutItsWrapping() {
    IOException gone = new IOException("gone");
    for (Throwable failure : List.of(gone, new CompletionException(gone))) {
      ResponseFuture<String> told = new ResponseFuture<>();
      told.hear(null, failure);
      assertThatThrownBy(told::get).isInstanceOf(ExecutionException.class).hasCause(gone);
    }
  }
}
