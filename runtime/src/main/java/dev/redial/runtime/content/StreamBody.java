package dev.redial.runtime.content;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Streams as bodies of unknown length; a stream is closed when it has been read, or when nobody
 * wants the rest.
 */
public final class StreamBody {
  private StreamBody() {}

  /** A stream that can be sent once: who asks again is told so. */
  public static BodyPublisher once(InputStream stream) {
    AtomicReference<InputStream> unsent = new AtomicReference<>(stream);
    return BodyPublishers.fromPublisher(
        subscriber -> {
          InputStream taken = unsent.getAndSet(null);
          if (taken == null) {
            refuse(subscriber, new IOException("an InputStream can be sent only once"));
          } else {
            send(taken, subscriber);
          }
        });
  }

  /** A new stream for each attempt. */
  public static BodyPublisher reopened(Supplier<? extends InputStream> source) {
    return new Reopened(source);
  }

  private record Reopened(Supplier<? extends InputStream> source) implements RepeatableBody {
    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      InputStream stream = source.get();
      if (stream == null) {
        refuse(subscriber, new IOException("the supplier of the body gave no stream"));
      } else {
        send(stream, subscriber);
      }
    }
  }

  private static void send(InputStream stream, Flow.Subscriber<? super ByteBuffer> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    BodyPublishers.ofInputStream(() -> stream).subscribe(new Closing(stream, subscriber));
  }

  private static void refuse(Flow.Subscriber<? super ByteBuffer> subscriber, IOException fault) {
    subscriber.onSubscribe(new Nothing());
    subscriber.onError(fault);
  }

  /** The JDK's publisher closes a stream at its end, but not one that is given up before. */
  private record Closing(InputStream stream, Flow.Subscriber<? super ByteBuffer> to)
      implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      to.onSubscribe(new Given(stream, subscription));
    }

    @Override
    public void onNext(ByteBuffer octets) {
      to.onNext(octets);
    }

    @Override
    public void onError(Throwable fault) {
      close(stream);
      to.onError(fault);
    }

    @Override
    public void onComplete() {
      close(stream);
      to.onComplete();
    }
  }

  private record Given(InputStream stream, Flow.Subscription subscription)
      implements Flow.Subscription {
    @Override
    public void request(long count) {
      subscription.request(count);
    }

    @Override
    public void cancel() {
      subscription.cancel();
      close(stream);
    }
  }

  private record Nothing() implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // Its octets have been read, or nobody wants them: there is nothing left that could fail.
    }
  }
}
