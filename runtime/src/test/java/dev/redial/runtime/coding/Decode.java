package dev.redial.runtime.coding;

import java.util.List;

/** Decodes content in one go, and leaves nothing open. */
final class Decode {
  private static final long PLENTY = 1 << 30;

  private Decode() {}

  static RecordingSubscriber parts(List<byte[]> parts, String... codings) {
    CountedInflaters inflaters = new CountedInflaters();
    RecordingSubscriber subscriber = RecordingSubscriber.oneByOne();
    EagerPublisher.send(
        new Decompression(PLENTY, inflaters).around(Coded.head(codings), subscriber), parts);
    if (inflaters.open() > 0 || !subscriber.isOver()) {
      throw new AssertionError(inflaters.open() + " open, over: " + subscriber.isOver());
    }
    return subscriber;
  }

  static RecordingSubscriber all(byte[] coded, String... codings) {
    return parts(List.of(coded), codings);
  }
}
