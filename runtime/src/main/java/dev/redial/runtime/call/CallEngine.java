package dev.redial.runtime.call;

import dev.redial.resend.Confirmation;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.ResendConfirmation;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ThreadSignal;
import dev.redial.runtime.pool.ConnectionPool;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Routes;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls: what all calls of one client share.
 *
 * <pre>
 *   send      --> Call, advanced by the caller's thread, which reads while it waits
 *   sendAsync --> Call, advanced by tasks on the executor, one at a time
 * </pre>
 *
 * <p>Thread-safety: used by any thread.
 */
public final class CallEngine {
  private final ConnectionPool pool;
  private final Isolation isolation;
  private final Executor executor;
  private final RetryPolicies policies;
  private final ResendTable table = new ResendTable(ResendTable.Trust.NONE);
  private final ResendConfirmation confirmation;

  /**
   * For one client.
   *
   * @param isolation connections are shared only within it
   * @param executor where asynchronous calls run handlers and dependants; never a reading thread
   * @param registry of retry policies; null for the standard one
   * @param routes the ways of its calls
   */
  public CallEngine(
      ConnectionPool pool,
      Isolation isolation,
      Executor executor,
      @Nullable RetryRegistry registry,
      ResendConfirmation confirmation,
      Routes routes) {
    this.pool = pool;
    this.isolation = isolation;
    this.executor = executor;
    this.policies = new RetryPolicies(registry);
    this.confirmation = confirmation;
  }

  /** Sends and waits, as {@link java.net.http.HttpClient#send}. */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    ThreadSignal signal = new ThreadSignal();
    Call<T> call = new Call<>(this, CallFacts.of(request), handler, signal);
    while (true) {
      signal.lower();
      call.advance();
      if (call.result().isDone()) {
        break;
      }
      if (Thread.interrupted()) {
        call.abandon(new IOException("the caller was interrupted"));
        throw new InterruptedException(call.describe() + " was interrupted while it waited");
      }
      await(call, signal);
    }
    if (!call.isOver()) {
      call.handOver(new SerialSignal(call, executor, pool.timers()));
    }
    return CallOutcome.of(call.result());
  }

  private static void await(Call<?> call, ThreadSignal signal) {
    Exchange exchange = call.exchange();
    Connection connection = exchange == null ? null : exchange.connection();
    if (exchange == null || connection == null) {
      signal.park(call.dueNanos());
    } else {
      connection.await(exchange, signal, call.dueNanos());
    }
  }

  /** Sends without waiting, as {@link java.net.http.HttpClient#sendAsync}. */
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    Call<T> call = new Call<>(this, CallFacts.of(request), handler, null);
    call.handOver(new SerialSignal(call, executor, pool.timers()));
    var unused = call.result().whenComplete(call.onCancel());
    return call.result();
  }

  // ---- for the calls

  ConnectionPool pool() {
    return pool;
  }

  Isolation isolation() {
    return isolation;
  }

  RetryPolicies policies() {
    return policies;
  }

  ResendTable table() {
    return table;
  }

  /** Asks on the executor, so that whoever takes long to answer holds up no deadline. */
  CompletableFuture<Confirmation> ask(FailedAttempt failed) {
    try {
      return CompletableFuture.supplyAsync(() -> confirmation.confirm(failed), executor)
          .thenCompose(answer -> answer);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
