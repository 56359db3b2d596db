package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Subscribers that ask for less than there is. */
@ContractTest
class BackPressureContractTest extends Contract {
  @Test
  void subscriberThatAsksForNothingHoldsUpTheServer() throws Exception {
    Slow slow = new Slow();
    URI at = peer().serve(r -> Content.streamed(transport(), slow::write));
    CompletableFuture<HttpResponse<Void>> call = start(get(at), BodyHandlers.fromSubscriber(slow));
    slow.heldUp.await();
    assertThat(slow.written).isLessThan(Slow.ALL);
    slow.subscription.request(Long.MAX_VALUE);
    assertThat(within(call).statusCode()).isEqualTo(200);
    assertThat(slow.taken).isEqualTo(Slow.ALL);
  }

  /** Takes one item, then waits until the server cannot write any more. */
  private static final class Slow implements Flow.Subscriber<List<ByteBuffer>> {
    static final long ALL = 64L * 1024 * 1024;
    static final long HALF_A_SECOND = 500_000_000;

    private final Event heldUp = new Event();
    private volatile Flow.Subscription subscription;
    private volatile long written;
    private volatile long writtenAt = System.nanoTime();
    private long taken;

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void write(Content.Pieces to) throws IOException {
      Thread watch = new Thread(this::watch);
      watch.setDaemon(true);
      watch.start();
      byte[] piece = new byte[64 * 1024];
      while (written < ALL) {
        to.write(piece);
        written += piece.length;
        writtenAt = System.nanoTime();
      }
    }

    private void watch() {
      while (written < ALL && System.nanoTime() - writtenAt < HALF_A_SECOND) {
        Thread.onSpinWait();
      }
      heldUp.happen();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
      taken += items.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    @Override
    public void onError(Throwable fault) {}

    @Override
    public void onComplete() {}
  }

  @Test
  void itemsComeOneForEachRequest() throws Exception {
    byte[] octets = Content.octets(500_000);
    OneByOne one = new OneByOne();
    Optional<Integer> total =
        Optional.of(
            body(Content.sized(octets), BodyHandlers.fromSubscriber(one, done -> done.octets)));
    assertThat(total).hasValue(octets.length);
    assertThat(one.received).isEqualTo(one.asked - 1);
  }

  private static final class OneByOne implements Flow.Subscriber<List<ByteBuffer>> {
    private Flow.Subscription subscription;
    private int asked;
    private int received;
    private int octets;

    private void ask() {
      asked++;
      subscription.request(1);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      ask();
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
      received++;
      octets += items.stream().mapToInt(ByteBuffer::remaining).sum();
      if (received > asked) {
        throw new IllegalStateException("more than was asked for");
      }
      ask();
    }

    @Override
    public void onError(Throwable fault) {}

    @Override
    public void onComplete() {}
  }
}
