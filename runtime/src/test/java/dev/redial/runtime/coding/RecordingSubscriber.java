package dev.redial.runtime.coding;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Asks for what a test says, and remembers what came. */
final class RecordingSubscriber implements BodySubscriber<byte[]> {
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();
  private final long atFirst;
  private final long thenEach;
  private Flow.Subscription subscription;
  private int subscriptions;
  private int completions;
  private Runnable onItem = () -> {};

  private RecordingSubscriber(long atFirst, long thenEach) {
    this.atFirst = atFirst;
    this.thenEach = thenEach;
  }

  static RecordingSubscriber ofAll() {
    return new RecordingSubscriber(Long.MAX_VALUE, 0);
  }

  static RecordingSubscriber oneByOne() {
    return new RecordingSubscriber(1, 1);
  }

  static RecordingSubscriber asking(long items) {
    return new RecordingSubscriber(items, 0);
  }

  /** Done within every {@code onNext}, at its end. */
  RecordingSubscriber then(Runnable action) {
    onItem = action;
    return this;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription offered) {
    subscription = offered;
    subscriptions++;
    if (atFirst != 0) {
      offered.request(atFirst);
    }
    if (!sizes.isEmpty()) {
      throw new AssertionError("an item before onSubscribe has returned");
    }
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    if (item.isEmpty() || isOver()) {
      throw new AssertionError("an empty item, or one behind the end: " + item);
    }
    for (ByteBuffer buffer : item) {
      byte[] octets = new byte[buffer.remaining()];
      buffer.get(octets);
      received.writeBytes(octets);
      sizes.add(octets.length);
    }
    onItem.run();
    if (thenEach > 0) {
      subscription.request(thenEach);
    }
  }

  @Override
  public void onError(Throwable error) {
    errors.add(error);
    body.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    completions++;
    body.complete(received());
  }

  void request(long items) {
    subscription.request(items);
  }

  void cancel() {
    subscription.cancel();
  }

  byte[] received() {
    return received.toByteArray();
  }

  /** Octets of every buffer. */
  List<Integer> sizes() {
    return sizes;
  }

  int subscriptions() {
    return subscriptions;
  }

  boolean isOver() {
    return completions + errors.size() > 0;
  }

  int completions() {
    return completions;
  }

  List<Throwable> errors() {
    return errors;
  }

  /** The only error. */
  Throwable error() {
    if (errors.size() != 1 || completions > 0) {
      throw new AssertionError("errors: " + errors + ", completions: " + completions);
    }
    return errors.get(0);
  }
}
