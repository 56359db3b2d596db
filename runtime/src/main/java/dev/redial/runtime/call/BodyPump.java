package dev.redial.runtime.call;

import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.wire.ChunkedEncoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Moves a streamed body from its publisher into an exchange, one buffer at a time: the next is
 * asked for when the last was written.
 *
 * <p>Thread-safety: the publisher calls from any thread; {@link #pump} is the call's own.
 */
final class BodyPump implements Flow.Subscriber<ByteBuffer> {
  private static final List<ByteBuffer> NONE = List.of();

  private final RequestBody.Streamed body;
  private final Executor aside;
  private final Runnable onNews;
  private final boolean prompt;
  private final Queue<ByteBuffer> arrived = new ConcurrentLinkedQueue<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile @Nullable Throwable fault;
  private volatile boolean ended;
  private volatile boolean asking;
  private volatile boolean cancelled;

  // The call's own.
  private boolean subscribed;
  private boolean asked;
  private boolean finished;
  private long given;

  /**
   * Not begun.
   *
   * @param aside where a publisher is asked that may block, so that it holds up no limit in time
   */
  BodyPump(RequestBody.Streamed body, Executor aside, Runnable onNews) {
    this.body = body;
    this.aside = aside;
    this.onNews = onNews;
    this.prompt = RequestBody.PROMPT.contains(body.publisher().getClass());
  }

  /** Whether the publisher was subscribed to, so that a one-shot body is spent. */
  boolean started() {
    return subscribed;
  }

  /**
   * Does what can be done now.
   *
   * @throws IOException if the publisher failed, or gave another number of octets than it promised
   */
  void pump(Exchange exchange) throws IOException {
    Connection connection = exchange.connection();
    if (finished || connection == null) {
      return;
    }
    if (!subscribed) {
      subscribed = true;
      ask(() -> body.publisher().subscribe(this));
    }
    boolean moved = move(exchange);
    if (moved) {
      connection.flush();
    }
    askForMore(exchange);
  }

  private boolean move(Exchange exchange) throws IOException {
    boolean moved = false;
    boolean last = ended;
    for (ByteBuffer next = arrived.poll(); next != null; next = arrived.poll()) {
      asked = false;
      moved |= next.hasRemaining();
      exchange.offer(framed(next));
    }
    checkFault();
    if (last && arrived.isEmpty()) {
      finish(exchange);
      moved = true;
    }
    return moved;
  }

  private List<ByteBuffer> framed(ByteBuffer next) throws IOException {
    given += next.remaining();
    if (body.length() >= 0 && given > body.length()) {
      throw lengthFault();
    }
    if (!next.hasRemaining()) {
      return NONE;
    }
    return body.length() >= 0
        ? List.of(next)
        : List.of(ChunkedEncoding.header(next.remaining()), next, ChunkedEncoding.end());
  }

  private void checkFault() throws IOException {
    Throwable seen = fault;
    if (seen != null) {
      throw new IOException("the body publisher failed: " + seen, seen);
    }
  }

  private void finish(Exchange exchange) throws IOException {
    if (body.length() >= 0 && given != body.length()) {
      throw lengthFault();
    }
    if (body.length() < 0) {
      exchange.offer(List.of(ChunkedEncoding.last()));
    }
    exchange.endOffer();
    finished = true;
  }

  private IOException lengthFault() {
    return new IOException(
        "the body publisher gave %d octets, but its contentLength() is %d"
            .formatted(given, body.length()));
  }

  private void askForMore(Exchange exchange) {
    Flow.Subscription source = subscription;
    if (source != null && !asked && !asking && !finished && exchange.wantsBody()) {
      asked = true;
      ask(() -> source.request(1));
    }
  }

  /** One question at a time. */
  private void ask(Runnable question) {
    if (prompt) {
      question.run();
      return;
    }
    asking = true;
    try {
      aside.execute(() -> askAside(question));
    } catch (RejectedExecutionException e) {
      fault = e;
      asking = false;
    }
  }

  private void askAside(Runnable question) {
    try {
      question.run();
    } catch (RuntimeException | Error e) {
      fault = e; // the publisher is not ours: whatever it throws ends the call
    } finally {
      asking = false;
      onNews.run();
    }
  }

  void cancel() {
    cancelled = true;
    Flow.Subscription source = subscription;
    if (source != null && !ended) {
      source.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription source) {
    subscription = source;
    if (cancelled) {
      source.cancel();
    }
    onNews.run();
  }

  @Override
  public void onNext(ByteBuffer next) {
    arrived.add(next);
    onNews.run();
  }

  @Override
  public void onError(Throwable thrown) {
    fault = thrown;
    onNews.run();
  }

  @Override
  public void onComplete() {
    ended = true;
    onNews.run();
  }
}
