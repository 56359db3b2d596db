package dev.redial.contract;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bodies of requests, good ones and bad ones. */
final class Publishers {
  /** What comes after the last buffer. */
  @FunctionalInterface
  interface Ending {
    void tell(Flow.Subscriber<? super ByteBuffer> subscriber);
  }

  static final Ending COMPLETE = Flow.Subscriber::onComplete;

  private Publishers() {}

  /** The octets in three parts. */
  static Flow.Publisher<ByteBuffer> of(byte[] octets) {
    int third = octets.length / 3;
    return of(
        Stream.of(
                Arrays.copyOfRange(octets, 0, third),
                Arrays.copyOfRange(octets, third, 2 * third),
                Arrays.copyOfRange(octets, 2 * third, octets.length))
            .map(ByteBuffer::wrap)
            .toList(),
        -1);
  }

  static BodyPublisher of(List<ByteBuffer> buffers, long length) {
    return ending(buffers, length, COMPLETE);
  }

  /** Gives copies of these, as they are asked for, then ends in its own way. */
  static BodyPublisher ending(List<ByteBuffer> buffers, long length, Ending ending) {
    return new Body(
        length,
        subscriber -> {
          Queue<ByteBuffer> left =
              new ArrayDeque<>(buffers.stream().map(Publishers::copy).toList());
          subscriber.onSubscribe(new Giving(left, subscriber, ending));
        });
  }

  /** Copies keep their kind. */
  private static ByteBuffer copy(ByteBuffer buffer) {
    return buffer.duplicate();
  }

  /** Fails after some octets. */
  static BodyPublisher failing(List<ByteBuffer> first, long length, Throwable fault) {
    return ending(first, length, subscriber -> subscriber.onError(fault));
  }

  /**
   * A body that is what it is told to be.
   *
   * @param contentLength that it claims
   * @param content what is subscribed to
   */
  record Body(long contentLength, Flow.Publisher<ByteBuffer> content) implements BodyPublisher {
    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      content.subscribe(subscriber);
    }
  }

  /** Gives on the thread that asks; a loop, so that a thousand buffers are no thousand frames. */
  private static final class Giving implements Flow.Subscription {
    private final Queue<ByteBuffer> left;
    private final Flow.Subscriber<? super ByteBuffer> to;
    private final Ending ending;
    private final AtomicBoolean over = new AtomicBoolean();
    private long demand;
    private boolean busy;

    Giving(Queue<ByteBuffer> left, Flow.Subscriber<? super ByteBuffer> to, Ending ending) {
      this.left = left;
      this.to = to;
      this.ending = ending;
    }

    @Override
    public void request(long n) {
      synchronized (this) {
        demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
        if (busy) {
          return;
        }
        busy = true;
      }
      for (ByteBuffer next = next(); next != null; next = next()) {
        to.onNext(next);
      }
    }

    private synchronized @Nullable ByteBuffer next() {
      if (left.isEmpty() && over.compareAndSet(false, true)) {
        ending.tell(to);
      }
      if (over.get() || demand == 0) {
        busy = false;
        return null;
      }
      demand--;
      return left.poll();
    }

    @Override
    public void cancel() {
      over.set(true);
    }
  }
}
