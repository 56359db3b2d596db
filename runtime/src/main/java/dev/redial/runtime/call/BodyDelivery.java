package dev.redial.runtime.call;

import dev.redial.runtime.content.WholeBody;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands an answer's content to the caller's subscriber, as fast as it asks.
 *
 * <p>Thread-safety: the subscriber asks from any thread; {@link #deliver} is the call's own.
 *
 * @param <T> what the subscriber makes of it
 */
final class BodyDelivery<T> implements Flow.Subscription {
  private final BodySubscriber<T> subscriber;
  private final Runnable onDemand;

  /** Then it changes nothing of what it is shown. */
  private final boolean isOurs;

  private final AtomicLong demand = new AtomicLong();
  private volatile boolean cancelled;
  private volatile boolean illegalDemand;
  private volatile boolean replaced;

  // The call's own.
  private List<ByteBuffer> waiting = List.of();
  private boolean ended;

  BodyDelivery(BodySubscriber<T> subscriber, Runnable onDemand) {
    this.subscriber = subscriber;
    this.onDemand = onDemand;
    this.isOurs = subscriber instanceof WholeBody || subscriber instanceof DrawnBody;
  }

  BodySubscriber<T> subscriber() {
    return subscriber;
  }

  /** Whether it makes nothing of the content before all of that is here. */
  boolean takesAllAtOnce() {
    return subscriber instanceof WholeBody;
  }

  /** Whether the subscriber has heard the end, or does not want to. */
  boolean isOver() {
    return ended || cancelled;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Delivers what has arrived and was asked for, and the end once everything was. */
  void deliver(Answering answer) {
    if (illegalDemand && !isOver()) {
      ended = true;
      subscriber.onError(new IllegalArgumentException("request(n) with n below 1"));
    }
    while (!isOver() && next(answer)) {
      demand.decrementAndGet();
      List<ByteBuffer> items = waiting;
      waiting = List.of();
      subscriber.onNext(items);
    }
    if (!isOver() && waiting.isEmpty() && answer.isDrained()) {
      ended = true;
      subscriber.onComplete();
    }
  }

  /** Whether there is an item and somebody who wants it. */
  private boolean next(Answering answer) {
    if (demand.get() <= 0) {
      return false;
    }
    if (waiting.isEmpty()) {
      List<ByteBuffer> taken = answer.take();
      waiting = isOurs ? taken : readOnly(taken);
    }
    return !waiting.isEmpty();
  }

  private static List<ByteBuffer> readOnly(List<ByteBuffer> taken) {
    ByteBuffer[] shown = new ByteBuffer[taken.size()];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = taken.get(i).asReadOnlyBuffer();
    }
    return List.of(shown);
  }

  /** Whether the subscriber has everything that has arrived. */
  boolean hasTakenAll(Answering answer) {
    return waiting.isEmpty() && answer.isEmptied();
  }

  /** Another answer takes the place of this one: what its subscriber makes of it counts no more. */
  void replace(IOException why) {
    replaced = true;
    fail(why);
  }

  boolean isReplaced() {
    return replaced;
  }

  void fail(IOException cause) {
    if (!isOver()) {
      ended = true;
      subscriber.onError(cause);
    }
  }

  @Override
  public void request(long n) {
    if (n < 1) {
      illegalDemand = true;
    } else {
      demand.accumulateAndGet(n, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
    }
    onDemand.run();
  }

  @Override
  public void cancel() {
    cancelled = true;
    onDemand.run();
  }
}
