package dev.redial.runtime.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Demand, ends and threads, as Reactive Streams has them.
 *
 * <p>Above 400 lines because every rule that has to hold between two subscribers stands here.
 */
class DecodingSubscriberTest {
  private static final int CHUNK = 16 * 1024;
  private static final byte[] FIVE_CHUNKS = new byte[5 * CHUNK];

  private final CountedInflaters inflaters = new CountedInflaters();

  private <T> BodySubscriber<T> around(BodySubscriber<T> subscriber) {
    return new Decompression(1 << 30, inflaters).around(Coded.head("gzip"), subscriber);
  }

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(inflaters.open()).isZero();
  }

  // ---- demand

  @Test
  void nothingIsAskedOfThePublisherBeforeTheSubscriberAsks() {
    RecordingSubscriber subscriber = RecordingSubscriber.asking(0);
    HandDrivenPublisher publisher = HandDrivenPublisher.to(around(subscriber));
    assertThat(publisher.requests()).isZero();
    subscriber.request(1);
    assertThat(publisher.requested()).isOne();
  }

  @Test
  void publisherIsAskedForOneItemHoweverManyTheSubscriberWants() {
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll();
    HandDrivenPublisher publisher = HandDrivenPublisher.to(around(subscriber));
    byte[] coded = Coded.gzip(Coded.noise(100));
    for (int at = 0; at < coded.length; at++) {
      assertThat(publisher.requested()).isOne();
      subscriber.request(3);
      assertThat(publisher.requested()).isOne();
      publisher.send(new byte[] {coded[at]});
    }
    publisher.complete();
    assertThat(subscriber.received()).isEqualTo(Coded.noise(100));
  }

  @Test
  void subscriberGetsAsManyItemsAsItAskedFor() {
    RecordingSubscriber subscriber = RecordingSubscriber.asking(1);
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(around(subscriber)).send(Coded.gzip(FIVE_CHUNKS));
    publisher.complete();
    assertThat(subscriber.sizes()).hasSize(1);
    subscriber.request(2);
    assertThat(subscriber.sizes()).hasSize(3);
    subscriber.request(1);
    assertThat(subscriber.sizes()).hasSize(4);
    assertThat(subscriber.isOver()).isFalse();
    subscriber.request(1);
    assertThat(subscriber.sizes()).hasSize(5);
    assertThat(subscriber.completions()).isOne();
  }

  @Test
  void publisherIsNotAskedWhileSomethingIsLeftOver() {
    RecordingSubscriber subscriber = RecordingSubscriber.asking(1);
    byte[] coded = Coded.gzip(FIVE_CHUNKS);
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(around(subscriber)).send(Arrays.copyOf(coded, 60));
    assertThat(publisher.requested()).isZero();
    long whole = subscriber.sizes().size();
    while (publisher.requested() == 0) {
      subscriber.request(1);
      whole++;
    }
    assertThat(subscriber.sizes()).hasSize((int) whole - 1).allMatch(size -> size > 0);
    publisher.send(Arrays.copyOfRange(coded, 60, coded.length));
    subscriber.cancel();
  }

  @Test
  void endNeedsNoDemand() {
    RecordingSubscriber subscriber = RecordingSubscriber.asking(5);
    HandDrivenPublisher.to(around(subscriber)).send(Coded.gzip(FIVE_CHUNKS)).complete();
    assertThat(subscriber.completions()).isOne();
  }

  @Test
  void itemThatDecodesToNothingCostsNoDemand() {
    RecordingSubscriber subscriber = RecordingSubscriber.asking(1);
    HandDrivenPublisher publisher = HandDrivenPublisher.to(around(subscriber));
    byte[] coded = Coded.gzip(Coded.text(10));
    publisher.send(Arrays.copyOf(coded, 10)).send(new byte[0]).send(new byte[0][]);
    assertThat(subscriber.sizes()).isEmpty();
    assertThat(publisher.requested()).isOne();
    publisher.send(Arrays.copyOfRange(coded, 10, coded.length)).complete();
    assertThat(subscriber.sizes()).containsExactly(10);
  }

  @Test
  void demandBeyondCountingIsEndless() {
    RecordingSubscriber subscriber = RecordingSubscriber.asking(Long.MAX_VALUE);
    HandDrivenPublisher publisher = HandDrivenPublisher.to(around(subscriber));
    subscriber.request(Long.MAX_VALUE);
    publisher.send(Coded.gzip(FIVE_CHUNKS)).complete();
    assertThat(subscriber.completions()).isOne();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void demandForLessThanOneIsAnError(long items) {
    RecordingSubscriber subscriber = RecordingSubscriber.asking(1);
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(around(subscriber)).send(Coded.gzip(FIVE_CHUNKS));
    subscriber.request(items);
    subscriber.request(items);
    subscriber.request(1);
    assertThat(subscriber.error())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("request(" + items + ")");
    assertThat(publisher.cancellations()).isOne();
    assertThat(subscriber.sizes()).hasSize(1);
  }

  // ---- ends

  @Test
  void cancelPassesUpAndNothingFollows() {
    RecordingSubscriber subscriber = RecordingSubscriber.asking(1);
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(around(subscriber)).send(Coded.gzip(FIVE_CHUNKS));
    assertThat(inflaters.open()).isOne();
    subscriber.cancel();
    subscriber.cancel();
    assertThat(publisher.cancellations()).isOne();
    assertThat(inflaters.open()).isZero();
    subscriber.request(10);
    subscriber.request(-1);
    publisher.send(new byte[1]).complete();
    publisher.fail(new IOException("late"));
    assertThat(subscriber.sizes()).hasSize(1);
    assertThat(subscriber.isOver()).isFalse();
  }

  @Test
  void cancelWithinAnItemStopsTheNext() {
    AtomicReference<RecordingSubscriber> itself = new AtomicReference<>();
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll().then(() -> itself.get().cancel());
    itself.set(subscriber);
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(around(subscriber)).send(Coded.gzip(FIVE_CHUNKS));
    assertThat(subscriber.sizes()).hasSize(1);
    assertThat(publisher.cancellations()).isOne();
  }

  @Test
  void errorOfThePublisherIsPassedOnOnce() {
    RecordingSubscriber subscriber = RecordingSubscriber.asking(1);
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(around(subscriber)).send(Coded.gzip(FIVE_CHUNKS));
    IOException why = new IOException("reset");
    publisher.fail(why);
    publisher.fail(new IOException("again"));
    publisher.complete();
    subscriber.request(9);
    assertThat(subscriber.error()).isSameAs(why);
    assertThat(subscriber.sizes()).hasSize(1);
    assertThat(publisher.cancellations()).isZero();
  }

  @Test
  void malformedContentIsToldOnceAndCancelled() {
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll();
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(around(subscriber)).send(Coded.hex("1f8b0800000000000003ff00"));
    publisher.send(new byte[10]).complete();
    assertThat(subscriber.error()).isInstanceOf(MalformedContentException.class);
    assertThat(publisher.cancellations()).isOne();
  }

  @Test
  void completionIsToldOnce() {
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll();
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(around(subscriber)).send(Coded.gzip(FIVE_CHUNKS));
    publisher.complete();
    publisher.complete();
    publisher.fail(new IOException("late"));
    subscriber.cancel();
    assertThat(subscriber.completions()).isOne();
    assertThat(subscriber.errors()).isEmpty();
    assertThat(publisher.cancellations()).isZero();
  }

  @Test
  void endBeforeSubscriptionIsPassedOn() {
    RecordingSubscriber failed = RecordingSubscriber.ofAll();
    around(failed).onError(new IOException("never began"));
    assertThat(failed.error()).hasMessage("never began");
    RecordingSubscriber completed = RecordingSubscriber.ofAll();
    around(completed).onComplete();
    assertThat(completed.completions()).isOne();
  }

  @Test
  void secondSubscriptionIsCancelled() {
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll();
    BodySubscriber<byte[]> decoding = around(subscriber);
    HandDrivenPublisher first = HandDrivenPublisher.to(decoding);
    HandDrivenPublisher second = HandDrivenPublisher.to(decoding);
    assertThat(first.cancellations()).isZero();
    assertThat(second.cancellations()).isOne();
    assertThat(subscriber.subscriptions()).isOne();
  }

  @Test
  void nullsAreRefused() {
    BodySubscriber<byte[]> decoding = around(RecordingSubscriber.ofAll());
    assertThatThrownBy(() -> decoding.onSubscribe(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> decoding.onNext(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> decoding.onError(null)).isInstanceOf(NullPointerException.class);
  }

  // ---- what is handed on

  @Test
  void handedOnBuffersAreReadOnlyAndNobodyElses() {
    Keeping subscriber = new Keeping();
    HandDrivenPublisher.to(around(subscriber)).send(Coded.gzip(Coded.text(3 * CHUNK))).complete();
    byte[][] kept =
        subscriber.items.stream()
            .map(
                item -> {
                  byte[] octets = new byte[item.get(0).remaining()];
                  item.get(0).get(octets);
                  return octets;
                })
            .toArray(byte[][]::new);
    assertThat(Coded.join(kept)).isEqualTo(Coded.text(3 * CHUNK));
    assertThat(subscriber.items).allMatch(item -> item.get(0).isReadOnly());
    assertThatThrownBy(() -> subscriber.items.get(0).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  /** Content that decodes to 10 MB stays coded until somebody asks. */
  @Test
  void oneChunkIsDecodedAheadAndNoMore() {
    RecordingSubscriber subscriber = RecordingSubscriber.asking(0);
    HandDrivenPublisher publisher = HandDrivenPublisher.to(around(subscriber));
    subscriber.request(1);
    publisher.send(Coded.gzip(new byte[10_000_000]));
    for (int items = 1; items < 100; items++) {
      assertThat(subscriber.sizes()).hasSize(items);
      assertThat(inflaters.inflated()).isEqualTo((items + 1) * (long) CHUNK);
      subscriber.request(1);
    }
    subscriber.cancel();
  }

  // ---- the subscriber's own faults

  @Test
  void faultOfTheSubscriberReachesThePublisherThatCalled() {
    IllegalStateException fault = new IllegalStateException("full");
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll().then(() -> raise(fault));
    HandDrivenPublisher publisher = HandDrivenPublisher.to(around(subscriber));
    assertThatThrownBy(() -> publisher.send(Coded.gzip(FIVE_CHUNKS))).isSameAs(fault);
    assertThat(publisher.cancellations()).isOne();
    assertThat(subscriber.error()).isSameAs(fault);
    publisher.send(new byte[1]).complete();
    assertThat(subscriber.sizes()).hasSize(1);
  }

  @Test
  void faultOfTheSubscriberReachesItselfIfItAsked() {
    AtomicInteger items = new AtomicInteger();
    Error fault = new AssertionError("second item");
    RecordingSubscriber subscriber =
        RecordingSubscriber.asking(1)
            .then(
                () -> {
                  if (items.incrementAndGet() == 2) {
                    raise(fault);
                  }
                });
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(around(subscriber)).send(Coded.gzip(FIVE_CHUNKS));
    assertThatThrownBy(() -> subscriber.request(1)).isSameAs(fault);
    assertThat(publisher.cancellations()).isOne();
    assertThat(subscriber.error()).isSameAs(fault);
  }

  @Test
  void faultInOnSubscribeOrAtTheEndReachesThePublisher() {
    Keeping faulty = new Keeping();
    faulty.onBegin = () -> raise(new IllegalStateException("begin"));
    assertThatThrownBy(() -> HandDrivenPublisher.to(around(faulty))).hasMessage("begin");
    assertThat(faulty.error).hasMessage("begin");

    Keeping atTheEnd = new Keeping();
    atTheEnd.onEnd = () -> raise(new IllegalStateException("end"));
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(around(atTheEnd)).send(Coded.gzip(FIVE_CHUNKS));
    assertThatThrownBy(publisher::complete).hasMessage("end");
    assertThat(atTheEnd.error).isNull();
  }

  private static void raise(Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) fault;
  }

  // ---- stacks and threads

  @Test
  void longRowOfTinyItemsDoesNotGrowTheStack() throws InterruptedException {
    byte[] coded = Coded.gzip(Coded.noise(300_000));
    List<byte[]> octets = EagerPublisher.cut(coded, IntStream.range(1, coded.length).toArray());
    RecordingSubscriber subscriber = RecordingSubscriber.oneByOne();
    AtomicReference<Throwable> fault = new AtomicReference<>();
    Thread small =
        new Thread(
            null, () -> EagerPublisher.send(around(subscriber), octets), "small", 256 * 1024);
    small.setUncaughtExceptionHandler((thread, thrown) -> fault.set(thrown));
    small.start();
    small.join();
    assertThat(fault.get()).isNull();
    assertThat(subscriber.received()).isEqualTo(Coded.noise(300_000));
  }

  /** One thread asks, one sends: items come one at a time and all of them come. */
  @Test
  void publisherAndSubscriberMayHaveThreadsOfTheirOwn() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      byte[] content = Coded.noise(500 + round);
      byte[] coded = Coded.gzip(content);
      AtomicInteger within = new AtomicInteger();
      RecordingSubscriber subscriber =
          RecordingSubscriber.asking(0)
              .then(
                  () -> {
                    assertThat(within.incrementAndGet()).isOne();
                    Thread.onSpinWait();
                    within.decrementAndGet();
                  });
      ThreadedPublisher publisher = new ThreadedPublisher(around(subscriber), coded);
      publisher.start();
      publisher.subscribed.await();
      while (!subscriber.getBody().toCompletableFuture().isDone()) {
        subscriber.request(1);
      }
      publisher.join();
      assertThat(subscriber.getBody().toCompletableFuture().join()).isEqualTo(content);
    }
  }

  @Test
  void cancelFromAnotherThreadEndsTheInflater() throws InterruptedException {
    byte[] coded = Coded.gzip(new byte[50_000_000]);
    for (int round = 0; round < 20; round++) {
      CountDownLatch begun = new CountDownLatch(1);
      RecordingSubscriber subscriber = RecordingSubscriber.ofAll().then(begun::countDown);
      HandDrivenPublisher publisher = HandDrivenPublisher.to(around(subscriber));
      Thread sender = new Thread(() -> publisher.send(coded));
      sender.start();
      begun.await();
      subscriber.cancel();
      sender.join();
      assertThat(subscriber.isOver()).isFalse();
      assertThat(publisher.cancellations()).isOne();
      assertThat(inflaters.open()).isZero();
    }
  }

  /** Sends an octet for each that is asked for. */
  private static final class ThreadedPublisher extends Thread implements Flow.Subscription {
    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final BodySubscriber<byte[]> subscriber;
    private final byte[] coded;

    ThreadedPublisher(BodySubscriber<byte[]> subscriber, byte[] coded) {
      this.subscriber = subscriber;
      this.coded = coded;
    }

    @Override
    public void run() {
      subscriber.onSubscribe(this);
      subscribed.countDown();
      for (byte octet : coded) {
        asked.acquireUninterruptibly();
        subscriber.onNext(List.of(ByteBuffer.wrap(new byte[] {octet})));
      }
      subscriber.onComplete();
    }

    @Override
    public void request(long items) {
      asked.release((int) items);
    }

    @Override
    public void cancel() {}
  }

  /** Keeps the items as they come. */
  private static final class Keeping implements BodySubscriber<Void> {
    private final List<List<ByteBuffer>> items = new ArrayList<>();
    private Runnable onBegin = () -> {};
    private Runnable onEnd = () -> {};
    private Throwable error;

    @Override
    public CompletionStage<Void> getBody() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      onBegin.run();
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable why) {
      error = why;
    }

    @Override
    public void onComplete() {
      onEnd.run();
    }
  }
}
