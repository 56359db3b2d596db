package dev.redial.runtime.coding;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** Sends what a test says, and remembers what was asked of it. */
final class HandDrivenPublisher implements Flow.Subscription {
  private final BodySubscriber<?> subscriber;
  private long requested;
  private int requests;
  private int cancellations;

  private HandDrivenPublisher(BodySubscriber<?> subscriber) {
    this.subscriber = subscriber;
  }

  /** Subscribes the subscriber. */
  static HandDrivenPublisher to(BodySubscriber<?> subscriber) {
    HandDrivenPublisher publisher = new HandDrivenPublisher(subscriber);
    subscriber.onSubscribe(publisher);
    return publisher;
  }

  /** One item of these buffers. */
  HandDrivenPublisher send(byte[]... buffers) {
    requested--;
    subscriber.onNext(
        Stream.of(buffers).map(ByteBuffer::wrap).map(ByteBuffer::asReadOnlyBuffer).toList());
    return this;
  }

  HandDrivenPublisher send(ByteBuffer buffer) {
    requested--;
    subscriber.onNext(List.of(buffer));
    return this;
  }

  void complete() {
    subscriber.onComplete();
  }

  void fail(Throwable why) {
    subscriber.onError(why);
  }

  /** Items that were asked for and not sent. */
  long requested() {
    return requested;
  }

  int requests() {
    return requests;
  }

  int cancellations() {
    return cancellations;
  }

  @Override
  public void request(long items) {
    requested += items;
    requests++;
  }

  @Override
  public void cancel() {
    cancellations++;
  }
}
