package dev.redial.runtime.coding;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes coded content as it arrives, and hands on what it decodes to as it is asked for.
 *
 * <pre>
 *   publisher --onNext--> arrived --> content --> chunk --onNext--> subscriber
 *             <--request(1)-- if all of these are empty <--request(n)--
 * </pre>
 *
 * <p>Thread-safety: publisher and subscriber call from any thread; they leave what they bring and
 * take a {@link Turn}.
 *
 * @param <T> what the subscriber makes of it
 */
final class DecodingSubscriber<T> implements BodySubscriber<T>, Flow.Subscription {
  private final BodySubscriber<T> subscriber;
  private final Turn turn = new Turn(this::advance);
  private final Demand demand = new Demand();
  private final Queue<List<ByteBuffer>> arrived = new ConcurrentLinkedQueue<>();

  /** Why the subscriber is told of an error: the publisher's, or its own illegal demand. */
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();

  /** The publisher sends nothing more. */
  private volatile boolean ended;

  /** The subscriber hears nothing more. */
  private volatile boolean over;

  // Of whoever has the turn.
  private final DecodedContent content;
  private @Nullable ByteBuffer chunk;
  private boolean introduced;
  private boolean asked;

  DecodingSubscriber(BodySubscriber<T> subscriber, DecodedContent content) {
    this.subscriber = subscriber;
    this.content = content;
  }

  @Override
  public CompletionStage<T> getBody() {
    return subscriber.getBody();
  }

  // ---- the publisher calls

  /** Only once; source: Reactive Streams, rule 2.5. */
  @Override
  public void onSubscribe(Flow.Subscription offered) {
    if (subscription.compareAndSet(null, Objects.requireNonNull(offered, "subscription"))) {
      turn.call();
    } else {
      offered.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    Objects.requireNonNull(item, "item");
    if (!over) {
      arrived.add(item);
      turn.call();
    }
  }

  /** What arrived before and was not asked for is dropped. */
  @Override
  public void onError(Throwable why) {
    failure.compareAndSet(null, Objects.requireNonNull(why, "why"));
    ended = true;
    turn.call();
  }

  @Override
  public void onComplete() {
    ended = true;
    turn.call();
  }

  // ---- the subscriber calls

  @Override
  public void request(long items) {
    if (items < 1) {
      failure.compareAndSet(
          null, new IllegalArgumentException("request(" + items + "), not at least 1"));
    } else {
      demand.add(items);
    }
    turn.call();
  }

  @Override
  public void cancel() {
    if (!over) {
      over = true;
      leave();
    }
    turn.call();
  }

  // ---- whoever has the turn

  private void advance() {
    try {
      while (!over && step()) {}
    } catch (IOException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      failByOwnFault(e);
      throw e;
    } finally {
      if (over) {
        release();
      }
    }
  }

  /** Does the next thing; whether there may be another. */
  private boolean step() throws IOException {
    boolean last = ended; // before looking at what has failed or arrived
    Throwable why = failure.get();
    if (why != null) {
      fail(why);
      return false;
    }
    if (!introduced && subscription.get() != null) {
      introduced = true;
      subscriber.onSubscribe(this);
      return true;
    }
    return handOn() || takeArrived() || (last ? complete() : ask());
  }

  /** Hands on what is decoded, or leaves it until somebody asks. */
  private boolean handOn() throws IOException {
    ByteBuffer next = chunk == null ? content.next() : chunk;
    boolean wanted = next != null && demand.isAny();
    chunk = wanted ? null : next;
    if (wanted) {
      demand.takeOne();
      subscriber.onNext(List.of(Objects.requireNonNull(next)));
    }
    return wanted;
  }

  private boolean takeArrived() {
    List<ByteBuffer> item = chunk == null ? arrived.poll() : null;
    if (item != null) {
      asked = false;
      content.add(item);
    }
    return item != null;
  }

  private boolean complete() throws IOException {
    if (chunk == null) {
      content.end();
      over = true;
      subscriber.onComplete();
    }
    return false;
  }

  private boolean ask() {
    if (chunk == null && !asked && demand.isAny()) {
      asked = true;
      Objects.requireNonNull(subscription.get(), "subscription").request(1);
    }
    return false;
  }

  private void fail(Throwable why) {
    over = true;
    leave();
    subscriber.onError(why);
  }

  /** Whoever called hears of it by itself; the subscriber may have a body to end. */
  private void failByOwnFault(Throwable thrown) {
    if (!over) {
      try {
        fail(thrown);
      } catch (RuntimeException | Error e) {
        thrown.addSuppressed(e);
      }
    }
  }

  /** Tells the publisher that nobody listens any more. */
  private void leave() {
    Flow.Subscription left = subscription.get();
    if (left != null && !ended) {
      left.cancel();
    }
  }

  private void release() {
    chunk = null;
    arrived.clear();
    content.close();
  }
}
