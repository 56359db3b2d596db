package dev.redial.runtime.journal;

import dev.redial.runtime.event.LimitLearned;
import dev.redial.runtime.event.TrafficEvent;
import dev.redial.runtime.event.TrafficListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A listener that writes down what it is told, and by which thread; it can be held up. */
final class Notes implements TrafficListener {
  static final Instant AT = Instant.parse("2025-01-01T00:00:00Z");
  private static final long LIMIT_SECONDS = 20;

  private final BlockingQueue<TrafficEvent> told = new LinkedBlockingQueue<>();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch gate;
  private volatile Thread teller;

  private Notes(CountDownLatch gate) {
    this.gate = gate;
  }

  static Notes taken() {
    return new Notes(new CountDownLatch(0));
  }

  /** Stops at its first event until {@link #release}. */
  static Notes heldUp() {
    return new Notes(new CountDownLatch(1));
  }

  static TrafficEvent event(int number) {
    return new LimitLearned(AT.plusMillis(number), "https://shop.example:443", "" + number);
  }

  static List<TrafficEvent> events(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Notes::event).toList();
  }

  @Override
  public void on(TrafficEvent event) {
    teller = Thread.currentThread();
    entered.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while held up", e);
    }
    told.add(event);
  }

  void awaitEntry() throws InterruptedException {
    if (!entered.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("Nothing was told");
    }
  }

  void release() {
    gate.countDown();
  }

  /** The next {@code count} events, waited for. */
  List<TrafficEvent> take(int count) throws InterruptedException {
    List<TrafficEvent> taken = new ArrayList<>();
    while (taken.size() < count) {
      TrafficEvent next = told.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("Told only " + taken.size() + " of " + count + " events");
      }
      taken.add(next);
    }
    return taken;
  }

  /** What is left of what was told so far. */
  List<TrafficEvent> rest() {
    return List.copyOf(told);
  }

  Thread teller() {
    return teller;
  }
}
