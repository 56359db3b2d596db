package dev.redial.runtime;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** A large body that is made as it is asked for, and counts how much was. */
final class CountedBody implements BodyPublisher {
  private static final int PIECE = 50_000;

  private final long length;
  private final Runnable onAsked;
  private final AtomicLong given = new AtomicLong();

  /**
   * A body.
   *
   * @param length a multiple of 50,000 octets
   * @param onAsked told each time that a piece is asked for
   */
  CountedBody(long length, Runnable onAsked) {
    this.length = length;
    this.onAsked = onAsked;
  }

  /** Octets that were handed out. */
  long given() {
    return given.get();
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(new Source(subscriber));
  }

  private final class Source implements Flow.Subscription {
    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private long left = length;

    private Source(Flow.Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long n) {
      for (long i = 0; i < n && left > 0; i++) {
        left -= PIECE;
        given.addAndGet(PIECE);
        onAsked.run();
        subscriber.onNext(ByteBuffer.allocate(PIECE));
        if (left == 0) {
          subscriber.onComplete();
        }
      }
    }

    @Override
    public void cancel() {
      left = 0;
    }
  }
}
