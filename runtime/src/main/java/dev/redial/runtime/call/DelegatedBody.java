package dev.redial.runtime.call;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as the JDK's client asks for it: exactly the octets that were promised, and a
 * body of unknown length at most once, whoever may want to send it again. It notices when its
 * length is asked for, which the head tells (RFC 9110, section 8.6).
 *
 * <p>Thread-safety: used by any thread.
 */
final class DelegatedBody {
  private final RequestBody body;
  private volatile boolean spent;
  private volatile @Nullable IOException fault;
  private volatile @Nullable Upload upload;
  private volatile Runnable beforeLength = () -> {};

  DelegatedBody(RequestBody body) {
    this.body = body;
  }

  /** Runs whenever somebody asks for its length, who is not told if it throws. */
  void beforeLength(Runnable task) {
    beforeLength = task;
  }

  BodyPublisher publisher() {
    return new Watched(content());
  }

  private BodyPublisher content() {
    if (body instanceof RequestBody.Captured captured) {
      return BodyPublishers.ofByteArray(captured.octets());
    }
    if (!(body instanceof RequestBody.Streamed streamed)) {
      return BodyPublishers.noBody();
    }
    Flow.Publisher<ByteBuffer> guarded = subscriber -> subscribe(streamed, subscriber);
    return streamed.length() < 0
        ? BodyPublishers.fromPublisher(guarded)
        : BodyPublishers.fromPublisher(guarded, streamed.length());
  }

  private synchronized void subscribe(
      RequestBody.Streamed streamed, Flow.Subscriber<? super ByteBuffer> subscriber) {
    Upload next = new Upload(streamed, subscriber);
    if (spent && streamed.isOneShot()) {
      next.refuse();
      return;
    }
    spent = true;
    upload = next;
    try {
      streamed.publisher().subscribe(next);
    } catch (RuntimeException e) {
      next.fail(e); // the publisher is not ours
    }
  }

  /** Whether somebody has asked for it. */
  boolean isSpent() {
    return spent;
  }

  /**
   * Tells whether its publisher kept its promise.
   *
   * @throws IOException if not
   */
  void check() throws IOException {
    IOException seen = fault;
    if (seen != null) {
      throw seen;
    }
  }

  void cancel() {
    Upload current = upload;
    if (current != null) {
      current.cancel();
    }
  }

  /** The same body, which notices that its length is asked for. */
  private final class Watched implements BodyPublisher {
    private final BodyPublisher content;

    Watched(BodyPublisher content) {
      this.content = content;
    }

    @Override
    public long contentLength() {
      beforeLength.run();
      return content.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      content.subscribe(subscriber);
    }
  }

  /** One sending of it, from the publisher to the JDK. */
  private final class Upload implements Flow.Subscriber<ByteBuffer> {
    private final RequestBody.Streamed from;
    private final Flow.Subscriber<? super ByteBuffer> to;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Flow.@Nullable Subscription source;
    private volatile long given;

    Upload(RequestBody.Streamed from, Flow.Subscriber<? super ByteBuffer> to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      source = subscription;
      to.onSubscribe(new Demand(subscription));
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // a publisher calls one at a time
    public void onNext(ByteBuffer next) {
      given += next.remaining();
      if (from.length() >= 0 && given > from.length()) {
        breach(lengthFault());
      } else if (!over.get()) {
        to.onNext(next);
      }
    }

    /** What a publisher throws when it is asked for more is its failure. */
    private final class Demand implements Flow.Subscription {
      private final Flow.Subscription source;

      Demand(Flow.Subscription source) {
        this.source = source;
      }

      @Override
      public void request(long n) {
        try {
          source.request(n);
        } catch (RuntimeException e) {
          onError(e);
        }
      }

      @Override
      public void cancel() {
        source.cancel();
      }
    }

    /** It was thrown instead of being told. */
    void fail(RuntimeException thrown) {
      if (source == null) {
        to.onSubscribe(NOTHING);
      }
      onError(thrown);
    }

    @Override
    public void onError(Throwable thrown) {
      breach(new IOException("the body publisher failed: " + thrown, thrown));
    }

    @Override
    public void onComplete() {
      if (from.length() >= 0 && given != from.length()) {
        breach(lengthFault());
      } else if (over.compareAndSet(false, true)) {
        to.onComplete();
      }
    }

    private IOException lengthFault() {
      return new IOException(
          "the body publisher gave %d octets, but its contentLength() is %d"
              .formatted(given, from.length()));
    }

    private void breach(IOException cause) {
      if (!over.get()) {
        fault = cause;
      }
      end(cause);
    }

    void cancel() {
      end(new IOException("the body is not wanted any more"));
    }

    private void end(IOException cause) {
      if (over.compareAndSet(false, true)) {
        Flow.Subscription subscription = source;
        if (subscription != null) {
          subscription.cancel();
        }
        to.onError(cause);
      }
    }

    /** The publisher may give nothing the second time, and no error. */
    void refuse() {
      to.onSubscribe(NOTHING);
      to.onError(new IOException("the body can be sent only once"));
    }
  }

  private static final Flow.Subscription NOTHING =
      new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };
}
