package dev.redial.runtime.coding;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Flow;

/** Sends what was asked for at once, within {@code request}. */
final class EagerPublisher implements Flow.Subscription {
  private final BodySubscriber<?> subscriber;
  private final Deque<ByteBuffer> left = new ArrayDeque<>();
  private boolean over;

  private EagerPublisher(BodySubscriber<?> subscriber) {
    this.subscriber = subscriber;
  }

  /** Sends as fast as the subscriber asks, one item for each part. */
  static void send(BodySubscriber<?> subscriber, List<byte[]> parts) {
    EagerPublisher publisher = new EagerPublisher(subscriber);
    parts.forEach(part -> publisher.left.add(ByteBuffer.wrap(part)));
    subscriber.onSubscribe(publisher);
    publisher.completeIfAllIsSent();
  }

  /** Content in parts that end at these offsets, and at its end. */
  static List<byte[]> cut(byte[] content, int... offsets) {
    int[] ends = Arrays.copyOf(offsets, offsets.length + 1);
    ends[offsets.length] = content.length;
    byte[][] parts = new byte[ends.length][];
    for (int i = 0; i < ends.length; i++) {
      parts[i] = Arrays.copyOfRange(content, i == 0 ? 0 : ends[i - 1], ends[i]);
    }
    return List.of(parts);
  }

  @Override
  public void request(long items) {
    for (long i = 0; i < items && !left.isEmpty() && !over; i++) {
      subscriber.onNext(List.of(left.remove()));
    }
    completeIfAllIsSent();
  }

  private void completeIfAllIsSent() {
    if (left.isEmpty() && !over) {
      over = true;
      subscriber.onComplete();
    }
  }

  @Override
  public void cancel() {
    over = true;
  }
}
