package dev.redial.runtime.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a subscriber is told, and what is asked for in its name. */
class ItemStreamTest {

  /** Octets in the hands of a test. */
  private static final class Octets implements Flow.Publisher<List<ByteBuffer>>, Flow.Subscription {
    private Flow.@Nullable Subscriber<? super List<ByteBuffer>> subscriber;
    private long requested;
    private boolean cancelled;

    @Override
    public void subscribe(Flow.Subscriber<? super List<ByteBuffer>> given) {
      subscriber = given;
      given.onSubscribe(this);
    }

    Flow.Subscriber<? super List<ByteBuffer>> subscriber() {
      return java.util.Objects.requireNonNull(subscriber);
    }

    void give(String text) {
      subscriber().onNext(List.of(ByteBuffer.wrap(text.getBytes(UTF_8))));
    }

    @Override
    public void request(long count) {
      requested += count;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  /** Notes what it is told. */
  private static class Notes implements Flow.Subscriber<String> {
    final List<String> told = new ArrayList<>();
    Flow.@Nullable Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    Flow.Subscription subscription() {
      return java.util.Objects.requireNonNull(subscription);
    }

    @Override
    public void onNext(String item) {
      told.add(item);
    }

    @Override
    public void onError(Throwable failure) {
      told.add("failed: " + failure.getMessage());
    }

    @Override
    public void onComplete() {
      told.add("complete");
    }
  }

  private final Octets octets = new Octets();

  private ItemPublisher<byte[], String> publisher() {
    return new ItemPublisher<>(
        octets,
        new JsonLinesFraming(new ItemLimit(ItemLimit.USUAL_BYTES, "GET /x")),
        ItemStreamTest::decode,
        "GET /x");
  }

  private static String decode(byte[] line) throws IOException {
    String text = new String(line, UTF_8);
    if (text.startsWith("!")) {
      throw new IOException("bad " + text);
    }
    if (text.startsWith("?")) {
      throw new NoClassDefFoundError("missing");
    }
    return text;
  }

  private <N extends Notes> N subscribed(N notes) {
    publisher().subscribe(notes);
    return notes;
  }

  @Test
  void nothingIsAskedForUntilTheSubscriberAsks() {
    Notes notes = subscribed(new Notes());
    assertThat(octets.requested).isZero();
    notes.subscription().request(1);
    assertThat(octets.requested).isEqualTo(1);
  }

  @Test
  void noMoreIsDeliveredThanWasAskedFor() {
    Notes notes = subscribed(new Notes());
    notes.subscription().request(2);
    octets.give("a\nb\nc\nd\n");
    assertThat(notes.told).containsExactly("a", "b");
    assertThat(octets.requested).isEqualTo(1);
    notes.subscription().request(1);
    assertThat(notes.told).containsExactly("a", "b", "c");
    assertThat(octets.requested).isEqualTo(1);
    notes.subscription().request(5);
    assertThat(notes.told).containsExactly("a", "b", "c", "d");
    assertThat(octets.requested).isEqualTo(2);
  }

  @Test
  void pieceWithoutAnItemIsFollowedByTheNext() {
    Notes notes = subscribed(new Notes());
    notes.subscription().request(1);
    octets.give("a");
    octets.give("b");
    assertThat(octets.requested).isEqualTo(3);
    octets.give("\n");
    assertThat(notes.told).containsExactly("ab");
  }

  @Test
  void endIsToldBehindTheItems() {
    Notes notes = subscribed(new Notes());
    notes.subscription().request(1);
    octets.give("a\nb");
    octets.subscriber().onComplete();
    assertThat(notes.told).containsExactly("a");
    notes.subscription().request(1);
    assertThat(notes.told).containsExactly("a", "b", "complete");
  }

  @Test
  void endNeedsNoDemand() {
    Notes notes = subscribed(new Notes());
    octets.subscriber().onComplete();
    assertThat(notes.told).containsExactly("complete");
  }

  @Test
  void failureIsToldBehindTheItems() {
    Notes notes = subscribed(new Notes());
    notes.subscription().request(1);
    octets.give("a\nb\n");
    octets.subscriber().onError(new IOException("lost"));
    assertThat(notes.told).containsExactly("a");
    notes.subscription().request(9);
    assertThat(notes.told).containsExactly("a", "b", "failed: lost");
  }

  @Test
  void itemThatCannotBeReadEndsTheStream() {
    Notes notes = subscribed(new Notes());
    notes.subscription().request(Long.MAX_VALUE);
    octets.give("a\n!b\nc\n");
    assertThat(notes.told).containsExactly("a", "failed: GET /x: an item cannot be read: bad !b");
    assertThat(octets.cancelled).isTrue();
  }

  /** As one thrown by a codec whose library is not there. */
  @Test
  void errorWhileAnItemIsReadEndsTheStream() {
    Notes notes = subscribed(new Notes());
    notes.subscription().request(Long.MAX_VALUE);
    octets.give("a\n?b\nc\n");
    assertThat(notes.told).containsExactly("a", "failed: missing");
    assertThat(octets.cancelled).isTrue();
  }

  @Test
  void cancelledStreamTellsNothingMore() {
    Notes notes =
        subscribed(
            new Notes() {
              @Override
              public void onNext(String item) {
                super.onNext(item);
                subscription().cancel();
              }
            });
    notes.subscription().request(Long.MAX_VALUE);
    octets.give("a\nb\n");
    octets.subscriber().onComplete();
    assertThat(notes.told).containsExactly("a");
    assertThat(octets.cancelled).isTrue();
  }

  @Test
  void subscriberThatThrowsIsToldSoAndHearsNothingMore() {
    Notes notes =
        subscribed(
            new Notes() {
              @Override
              public void onNext(String item) {
                throw new IllegalStateException("mine");
              }
            });
    notes.subscription().request(2);
    octets.give("a\nb\n");
    assertThat(notes.told).containsExactly("failed: mine");
    assertThat(octets.cancelled).isTrue();
  }

  @Test
  void requestOfNothingIsRefused() {
    Notes notes = subscribed(new Notes());
    notes.subscription().request(0);
    assertThat(notes.told)
        .containsExactly("failed: request(0): only a positive number can be asked");
    assertThat(octets.cancelled).isTrue();
  }

  /** Asking from within onNext neither recurses nor mixes the order. */
  @Test
  void askingWhileBeingToldIsOneAfterTheOther() {
    Notes notes =
        subscribed(
            new Notes() {
              @Override
              public void onNext(String item) {
                told.add("<");
                subscription().request(1);
                told.add(item + ">");
              }
            });
    notes.subscription().request(1);
    octets.give("a\nb\n");
    assertThat(notes.told).containsExactly("<", "a>", "<", "b>");
  }

  @Test
  void secondSubscriberIsRefused() {
    ItemPublisher<byte[], String> publisher = publisher();
    publisher.subscribe(new Notes());
    Notes second = new Notes();
    publisher.subscribe(second);
    assertThat(second.told).singleElement().asString().contains("one subscriber");
  }

  // ---- deferred

  @Test
  void callIsSentOncePerPublisher() {
    AtomicInteger sent = new AtomicInteger();
    DeferredPublisher<String> deferred =
        new DeferredPublisher<>(
            () -> {
              sent.incrementAndGet();
              return CompletableFuture.completedFuture(publisher());
            });
    assertThat(sent).hasValue(0);
    deferred.subscribe(new Notes());
    Notes second = new Notes();
    deferred.subscribe(second);
    assertThat(sent).hasValue(1);
    assertThat(second.told).singleElement().asString().contains("one subscriber");
  }

  @Test
  void whatIsAskedForBeforeTheAnswerIsKept() {
    CompletableFuture<Flow.Publisher<String>> call = new CompletableFuture<>();
    Notes notes = new Notes();
    new DeferredPublisher<>(() -> call).subscribe(notes);
    notes.subscription().request(1);
    notes.subscription().request(1);
    call.complete(publisher());
    octets.give("a\nb\nc\n");
    assertThat(notes.told).containsExactly("a", "b");
  }

  @Test
  void cancellingBeforeTheAnswerCancelsTheCall() {
    CompletableFuture<Flow.Publisher<String>> call = new CompletableFuture<>();
    Notes notes = new Notes();
    new DeferredPublisher<>(() -> call).subscribe(notes);
    notes.subscription().cancel();
    assertThat(call).isCancelled();
    assertThat(notes.told).isEmpty();
  }

  @Test
  void cancellingAtOnceSendsNothing() {
    AtomicInteger sent = new AtomicInteger();
    new DeferredPublisher<String>(
            () -> {
              sent.incrementAndGet();
              return new CompletableFuture<>();
            })
        .subscribe(
            new Notes() {
              @Override
              public void onSubscribe(Flow.Subscription given) {
                given.cancel();
              }
            });
    assertThat(sent).hasValue(0);
  }

  @Test
  void failureOfTheCallIsTold() {
    Notes notes = new Notes();
    new DeferredPublisher<String>(() -> CompletableFuture.failedFuture(new IOException("refused")))
        .subscribe(notes);
    assertThat(notes.told).containsExactly("failed: refused");
  }

  @Test
  void requestOfNothingBeforeTheAnswerCancelsTheCall() {
    CompletableFuture<Flow.Publisher<String>> call = new CompletableFuture<>();
    Notes notes = new Notes();
    new DeferredPublisher<>(() -> call).subscribe(notes);
    notes.subscription().request(-1);
    assertThat(call).isCancelled();
    assertThat(notes.told).singleElement().asString().contains("request(-1)");
  }
}
