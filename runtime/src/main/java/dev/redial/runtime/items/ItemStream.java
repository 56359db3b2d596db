package dev.redial.runtime.items;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Between the octets of an answer and one subscriber to its items.
 *
 * <pre>
 *   octets, one piece at a time --> framing --> items --> decoding --> subscriber
 *        &lt;-- request(1) when no item is left and more are wanted
 * </pre>
 *
 * <p>Octets are asked for only when no item is left: what is held is the items of one piece.
 *
 * <p>Thread-safety: octets come from one thread at a time; {@code request} and {@code cancel} from
 * any. Who raises {@code turns} from 0 delivers, until nobody has raised it meanwhile.
 */
final class ItemStream<F, T> implements Flow.Subscriber<List<ByteBuffer>>, Flow.Subscription {
  private final Framing<F> framing;
  private final ItemPublisher.Decoding<F, T> decoding;
  private final Flow.Subscriber<? super T> subscriber;

  private final Queue<F> items = new ConcurrentLinkedQueue<>();
  private final Wanted wanted = new Wanted();
  private final AtomicInteger turns = new AtomicInteger();

  private volatile Flow.@Nullable Subscription octets;

  /** Octets are asked for and not here. */
  private volatile boolean asked;

  /** No octets will come. */
  private volatile boolean ended;

  /** Why, if not because all have come; told behind the items. */
  private volatile @Nullable Throwable failure;

  /** What ends the stream at once. */
  private volatile @Nullable Throwable fault;

  /** The subscriber hears nothing more. */
  private volatile boolean done;

  ItemStream(
      Framing<F> framing,
      ItemPublisher.Decoding<F, T> decoding,
      Flow.Subscriber<? super T> subscriber) {
    this.framing = framing;
    this.decoding = decoding;
    this.subscriber = subscriber;
  }

  // ---- from the octets

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    octets = subscription;
    subscriber.onSubscribe(this);
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    if (ended) {
      return; // it could not be cut; cancelling takes its time
    }
    try {
      for (ByteBuffer part : piece) {
        framing.take(part, items::add);
      }
    } catch (IOException e) {
      cancelOctets();
      endWith(e);
    }
    asked = false;
    deliver();
  }

  @Override
  public void onError(Throwable cause) {
    endWith(cause);
    deliver();
  }

  @Override
  public void onComplete() {
    try {
      framing.end(items::add);
      ended = true;
    } catch (IOException e) {
      endWith(e);
    }
    deliver();
  }

  private void endWith(Throwable cause) {
    if (!ended) {
      failure = cause;
      ended = true;
    }
  }

  // ---- from the subscriber

  @Override
  public void request(long count) {
    if (count <= 0) {
      fault = Wanted.refusal(count);
    } else {
      wanted.add(count);
    }
    deliver();
  }

  @Override
  public void cancel() {
    done = true;
    cancelOctets();
  }

  private void cancelOctets() {
    Flow.Subscription subscription = octets;
    if (subscription != null) {
      subscription.cancel();
    }
  }

  // ---- to the subscriber, one at a time

  private void deliver() {
    if (turns.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    while (seen != 0) {
      turn();
      seen = turns.addAndGet(-seen);
    }
  }

  private void turn() {
    while (!done && step()) {}
  }

  /** Whether there may be more to do at once. */
  private boolean step() {
    Throwable broken = fault;
    if (broken != null) {
      breakOff(broken);
      return false;
    }
    boolean last = ended; // read before the items: what came before the end is seen
    F item = wanted.isEmpty() ? null : items.poll();
    if (item != null) {
      give(item);
      return true;
    }
    if (last && items.isEmpty()) {
      end();
    } else if (!last && !wanted.isEmpty() && !asked) {
      askForOctets();
    }
    return false;
  }

  private void give(F item) {
    wanted.takeOne();
    try {
      subscriber.onNext(decoding.decode(item));
    } catch (IOException | RuntimeException | Error e) {
      breakOff(e); // an Error as well: the subscriber waits for what comes next
    }
  }

  private void askForOctets() {
    Flow.Subscription subscription = octets;
    if (subscription != null) {
      asked = true;
      subscription.request(1);
    }
  }

  private void end() {
    done = true;
    Throwable cause = failure;
    if (cause == null) {
      subscriber.onComplete();
    } else {
      subscriber.onError(cause);
    }
  }

  private void breakOff(Throwable cause) {
    if (!done) {
      cancel();
      subscriber.onError(cause);
    }
  }
}
