package dev.redial.runtime.call;

import dev.redial.runtime.connection.Connection.Then;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.pool.PoolClosedException;
import dev.redial.runtime.pool.PoolKey;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One attempt in the hands of the JDK's client, which speaks HTTP/2 and reports how it went.
 *
 * <p>Thread-safety: the call's own, but for {@link #abort}; the JDK's threads touch the answer
 * only.
 */
final class DelegatedAttempt implements Attempt {
  private final Delegation delegation;
  private final PoolKey key;
  private final DelegatedBody body;
  private final DelegatedAnswer answer;
  private final @Nullable Duration limit;
  private final long startedNanos;
  private volatile @Nullable CompletableFuture<?> exchange;

  /** Begins: its request is in the JDK's hands when this returns. */
  static DelegatedAttempt start(
      Delegation delegation,
      PoolKey key,
      Signal owner,
      HttpRequest request,
      DelegatedBody body,
      @Nullable Duration limit) {
    DelegatedAttempt attempt = new DelegatedAttempt(delegation, key, owner, request, body, limit);
    if (delegation.pool().isClosed()) {
      attempt.answer.fail(new PoolClosedException());
    } else {
      attempt.send(request);
    }
    return attempt;
  }

  private DelegatedAttempt(
      Delegation delegation,
      PoolKey key,
      Signal owner,
      HttpRequest request,
      DelegatedBody body,
      @Nullable Duration limit) {
    this.delegation = delegation;
    this.key = key;
    this.body = body;
    this.limit = limit;
    this.startedNanos = delegation.pool().clock().nanoTime();
    this.answer = new DelegatedAnswer(request.method(), owner, () -> delegation.ended(this));
  }

  private void send(HttpRequest request) {
    CompletableFuture<HttpResponse<DelegatedAnswer>> sent =
        delegation.client(key.route()).sendAsync(request, answer);
    delegation.begins(this);
    exchange = sent;
    var unused = sent.whenComplete(this::began);
  }

  private void began(@Nullable HttpResponse<DelegatedAnswer> response, @Nullable Throwable fault) {
    if (response == null) {
      answer.fail(fault == null ? new IOException("there is no answer") : fault);
      return;
    }
    if (response.version() == Version.HTTP_1_1) {
      delegation.unchose(key);
    }
    answer.begin(response);
  }

  @Override
  public @Nullable Exchange exchange() {
    return null;
  }

  @Override
  public DelegatedAnswer answer() {
    return answer;
  }

  // ---- its time

  @Override
  public long dueNanos() {
    return limit == null ? Call.NEVER : startedNanos + Nanos.of(limit);
  }

  @Override
  public Time time(long now) {
    return now < dueNanos() ? Time.LEFT : Time.UP;
  }

  // ---- its body, which the JDK asks for

  @Override
  public void settle() throws IOException {
    body.check();
  }

  @Override
  public boolean hasSpentBody() {
    return body.isSpent();
  }

  @Override
  public void pump() {}

  @Override
  public void cancelPump() {
    body.cancel();
  }

  // ---- no connection of ours, so no other to be rescued to

  @Override
  public boolean mayBeRescued() {
    return false;
  }

  @Override
  public void rescue() {
    throw new IllegalStateException("the JDK's client carries it: it is not rescued");
  }

  // ---- its end

  @Override
  public @Nullable ExchangeFailure failure() {
    return answer.failure();
  }

  @Override
  public ExchangeFailure giveUp(IOException cause, Then then) {
    ExchangeFailure how = answer.giveUp(cause);
    CompletableFuture<?> sent = exchange;
    if (sent != null) {
      sent.cancel(true); // has no effect on one that is answered
    }
    return how;
  }

  /** Gives up from outside; the call is told. */
  void abort(IOException cause) {
    var unused = giveUp(cause, Then.NOTHING);
    answer.raise();
  }
}
