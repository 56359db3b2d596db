package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The JDK's other handlers. */
@ContractTest
class BodyHandlerContractTest extends Contract {
  @Test
  void contentIsDiscardedReplacedBufferedAndMapped() throws Exception {
    byte[] octets = Content.octets(100_000);
    assertThat(body(Content.sized(octets), BodyHandlers.discarding())).isNull();
    assertThat(body(Content.sized(octets), BodyHandlers.replacing("r"))).isEqualTo("r");
    assertThat(
            body(Content.sized(octets), BodyHandlers.buffering(BodyHandlers.ofByteArray(), 1000)))
        .isEqualTo(octets);
    BodyHandler<Integer> mapped =
        info -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), array -> array.length);
    assertThat(body(Content.sized(octets), mapped)).isEqualTo(octets.length);
  }

  @Test
  void consumerIsGivenEverythingAndTheEnd() throws Exception {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    List<Boolean> ends = new ArrayList<>();
    byte[] octets = Content.octets(100_000);
    assertThat(
            body(
                Content.sized(octets),
                BodyHandlers.ofByteArrayConsumer(
                    part -> part.ifPresentOrElse(got::writeBytes, () -> ends.add(true)))))
        .isNull();
    assertThat(got.toByteArray()).isEqualTo(octets);
    assertThat(ends).hasSize(1);
  }

  @Test
  void flowSubscribersAreServed() throws Exception {
    Collecting<List<ByteBuffer>> buffers = new Collecting<>();
    assertThat(body(unsized("abc"), BodyHandlers.fromSubscriber(buffers))).isNull();
    assertThat(buffers.ended).isTrue();
    assertThat(buffers.items).isNotEmpty();
    Collecting<String> lines = new Collecting<>();
    assertThat(body(unsized("a\nb"), BodyHandlers.fromLineSubscriber(lines))).isNull();
    assertThat(lines.items).containsExactly("a", "b");
    Collecting<String> pairs = new Collecting<>();
    BodyHandler<Integer> counted =
        BodyHandlers.fromLineSubscriber(pairs, done -> done.items.size(), "||");
    assertThat(body(unsized("a||b||c"), counted)).isEqualTo(3);
  }

  private static final class Collecting<T> implements Flow.Subscriber<T> {
    private final List<T> items = new ArrayList<>();
    private boolean ended;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable fault) {}

    @Override
    public void onComplete() {
      ended = true;
    }
  }

  /** Since Java 25. */
  @Test
  void limitedContentFailsBeyondItsLimit() throws Exception {
    var limiting =
        Stream.of(BodyHandlers.class.getMethods())
            .filter(method -> method.getName().equals("limiting"))
            .findAny();
    Assumptions.assumeTrue(limiting.isPresent(), "before Java 25 there is no limiting()");
    @SuppressWarnings("unchecked")
    BodyHandler<String> five =
        (BodyHandler<String>) limiting.get().invoke(null, BodyHandlers.ofString(), 5L);
    assertThat(body(Content.sized("12345"), five)).isEqualTo("12345");
    assertThatThrownBy(() -> body(Content.sized("123456"), five)).isInstanceOf(IOException.class);
  }
}
