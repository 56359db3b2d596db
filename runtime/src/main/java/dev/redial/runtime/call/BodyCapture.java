package dev.redial.runtime.call;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes a small body whole, so that every attempt sends the same octets.
 *
 * <p>Thread-safety: the publisher calls from any thread, one call at a time; the rest is volatile.
 */
final class BodyCapture implements Flow.Subscriber<ByteBuffer> {
  private final ByteBuffer octets;
  private final Runnable onEnd;
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean complete;
  private volatile @Nullable Throwable failure;

  BodyCapture(long length, Runnable onEnd) {
    this.octets = ByteBuffer.allocate((int) length);
    this.onEnd = onEnd;
  }

  boolean isComplete() {
    return complete;
  }

  /** Why there will be no body; null if nothing went wrong. */
  @Nullable Throwable failure() {
    return failure;
  }

  byte[] octets() {
    return octets.array();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer next) {
    if (next.remaining() > octets.remaining()) {
      end(lengthFault("more"));
    } else if (failure == null) {
      octets.put(next);
    }
  }

  @Override
  public void onError(Throwable fault) {
    end(fault);
  }

  @Override
  public void onComplete() {
    if (octets.hasRemaining()) {
      end(lengthFault("fewer"));
    } else if (failure == null) {
      complete = true;
      onEnd.run();
    }
  }

  void cancel() {
    Flow.Subscription given = subscription;
    if (given != null) {
      given.cancel();
    }
  }

  private IOException lengthFault(String how) {
    return new IOException(
        "the body publisher gave %s octets than its contentLength() of %d; nothing was sent"
            .formatted(how, octets.capacity()));
  }

  private void end(Throwable fault) {
    if (failure == null && !complete) {
      failure = fault;
      cancel();
      onEnd.run();
    }
  }
}
