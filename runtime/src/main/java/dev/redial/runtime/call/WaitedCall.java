package dev.redial.runtime.call;

import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.Signal;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that a thread waits for, in steps that never block: a plain one for as long as it is.
 *
 * <p>Thread-safety: belongs to that thread, but for the signal.
 *
 * @param <T> what the answer's body becomes
 */
final class WaitedCall<T> {
  private final Signal signal;
  private final @Nullable PlainCall<T> plain;
  private @Nullable Call<T> call;
  private @Nullable ResponseFuture<T> outcome;
  private @Nullable HttpResponse<T> result;

  /** One that is as most are, and not under way yet. */
  WaitedCall(PlainCall<T> plain, Signal signal) {
    this.plain = plain;
    this.signal = signal;
  }

  /** Any other. */
  WaitedCall(Call<T> call, ResponseFuture<T> outcome, Signal signal) {
    this.plain = null;
    this.call = call;
    this.outcome = outcome;
    this.signal = signal;
  }

  /** Sends what can be sent at once. */
  void begin(CallEngine engine) {
    if (plain != null) {
      plain.begin();
    } else {
      engine.begun(all());
    }
  }

  /** Does everything that can be done without waiting; returns whether there is a result. */
  boolean advance() {
    if (call == null && plain != null) {
      result = plain.isAnswered() ? plain.result() : null;
      if (result != null) {
        plain.end();
        return true;
      }
      if (!plain.isOutOfTheOrdinary()) {
        return false;
      }
    }
    Call<T> known = all();
    known.advance();
    known.result().tell();
    return outcome().isDone();
  }

  /** What was made of the answer, or why there is none. */
  HttpResponse<T> result() throws IOException {
    return result == null ? CallOutcome.of(outcome()) : result;
  }

  /** What goes on though the result is there: content that is still handed over. */
  @Nullable Call<T> rest() {
    return call == null || call.isOver() ? null : call;
  }

  /** The exchange that its thread reads; null if there is none. */
  @Nullable Exchange exchange() {
    return call == null && plain != null ? plain.exchange() : all().exchange();
  }

  /** When it has to be advanced even if nobody raises the signal. */
  long dueNanos() {
    return call == null && plain != null ? plain.dueNanos() : all().dueNanos();
  }

  /**
   * Gives up.
   *
   * @return what was told of it, if anything
   */
  @Nullable Throwable abandon(IOException cause) {
    all().abandon(cause);
    return all().result().failure();
  }

  String describe() {
    return call == null && plain != null ? plain.describe() : all().describe();
  }

  @Override
  public String toString() {
    return describe();
  }

  /** As a call that is prepared for everything, which a plain one becomes by this. */
  private Call<T> all() {
    Call<T> known = call;
    if (known == null) {
      ResponseFuture<T> future = new ResponseFuture<>();
      known = Call.of(Objects.requireNonNull(plain, "plain"), signal, future);
      call = known;
      outcome = future;
    }
    return known;
  }

  private ResponseFuture<T> outcome() {
    return Objects.requireNonNull(outcome, "outcome");
  }
}
