package dev.redial.runtime.content;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All octets of an answer, as something else, by a step that waits for nothing.
 *
 * <p>Thread-safety: that of a subscriber; the body is taken by any thread.
 *
 * @param <T> what becomes of them
 */
public final class WholeBody<T> implements BodySubscriber<T> {
  private @Nullable CompletableFuture<T> body; // guarded by this
  private final Function<byte[], T> step;
  private List<ByteBuffer> first = List.of();
  private List<ByteBuffer> more = List.of();

  /** With what is made of the octets once all are here. */
  public WholeBody(Function<byte[], T> step) {
    this.step = step;
  }

  /** What is made of them where all are here already: instead of all the rest. */
  public T of(byte[] octets) {
    return step.apply(octets);
  }

  @Override
  public CompletionStage<T> getBody() {
    return body();
  }

  private synchronized CompletableFuture<T> body() {
    CompletableFuture<T> known = body;
    if (known == null) {
      known = new CompletableFuture<>();
      body = known;
    }
    return known;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  /** Mostly there is one. */
  @Override
  public void onNext(List<ByteBuffer> octets) {
    if (first.isEmpty()) {
      first = octets;
      return;
    }
    if (more.isEmpty()) {
      more = new ArrayList<>();
    }
    more.addAll(octets);
  }

  @Override
  public void onError(Throwable failure) {
    letGo();
    body().completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    byte[] all = whole();
    letGo();
    body().complete(step.apply(all));
  }

  /** Without a copy, if one array is it. */
  private byte[] whole() {
    if (first.size() == 1 && more.isEmpty()) {
      ByteBuffer only = first.get(0);
      if (only.hasArray() && only.arrayOffset() == 0 && only.remaining() == only.array().length) {
        return only.array();
      }
    }
    byte[] all = new byte[sizeOf(first) + sizeOf(more)];
    var unused = copy(more, all, copy(first, all, 0));
    return all;
  }

  private static int sizeOf(List<ByteBuffer> parts) {
    int size = 0;
    for (int i = 0; i < parts.size(); i++) {
      size = Math.addExact(size, parts.get(i).remaining());
    }
    return size;
  }

  /** Where it ends. */
  private static int copy(List<ByteBuffer> parts, byte[] target, int from) {
    int at = from;
    for (int i = 0; i < parts.size(); i++) {
      int length = parts.get(i).remaining();
      parts.get(i).get(target, at, length);
      at += length;
    }
    return at;
  }

  private void letGo() {
    first = List.of();
    more = List.of();
  }
}
