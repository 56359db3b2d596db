package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.runtime.connection.ConnectionSettings;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.connection.ThreadSignal;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.pool.ConnectionPool;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.pool.PoolClosedException;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.PoolSettings;
import dev.redial.runtime.pool.Route;
import dev.redial.runtime.transport.TlsSettings;
import dev.redial.runtime.wire.DecoderLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An attempt that waits at its gate, without a network. */
@Tag("R8")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DelegatedAttemptTest {
  private static final URI SHOP = URI.create("https://shop.example/orders");

  private final ConnectionPool pool =
      new ConnectionPool(
          PoolSettings.STANDARD,
          DecoderLimits.STANDARD,
          ConnectionSettings.STANDARD,
          (key, deadlineNanos) -> {
            throw new IOException("nothing is dialled");
          },
          Journal.of(List.of()));
  private final Isolation isolation = new Isolation(TlsSettings.standard(), null);
  private final Delegation delegation =
      Delegation.preferring(Http2Preference.of(Version.HTTP_2), isolation, pool);
  private final PoolKey key = new PoolKey(Origin.of(SHOP), isolation, Route.DIRECT);
  private final StreamGate gate = delegation.gate(key);

  /** Holds the only stream. */
  private static final class Holder implements StreamGate.Candidate {
    @Override
    public long seniority() {
      return 0;
    }

    @Override
    public long arrival() {
      return 0;
    }

    @Override
    public void admitted() {}

    @Override
    public void sentAway() {}

    @Override
    public String describe() {
      return "the holder";
    }
  }

  private record Asker(Signal signal) implements Interest {
    @Override
    public boolean isLost() {
      return false;
    }

    @Override
    public void raise() {
      signal.raise();
    }

    @Override
    public void nudge() {
      signal.nudge();
    }

    @Override
    public boolean readsItself() {
      return signal.readsItself();
    }
  }

  private DelegatedAttempt start() {
    HttpRequest request =
        HttpRequest.newBuilder(SHOP).POST(HttpRequest.BodyPublishers.noBody()).build();
    return DelegatedAttempt.start(
        delegation,
        new DelegatedAttempt.Order(
            key,
            new Asker(new ThreadSignal()),
            1,
            Idempotency.NON_IDEMPOTENT,
            "POST " + SHOP,
            request,
            new DelegatedBody(new RequestBody.None()),
            null,
            null));
  }

  @Test
  void managerThatClosesOnItsWayToTheGateEndsIt() throws Exception {
    gate.enter(new Holder());
    CompletableFuture<DelegatedAttempt> started = new CompletableFuture<>();
    Thread starter = new Thread(() -> started.complete(start()));
    synchronized (gate) {
      starter.start();
      while (starter.getState() != Thread.State.BLOCKED) { // it is about to enter the gate
        Thread.onSpinWait();
      }
      pool.windDown(); // which finds it on its way
    }
    ExchangeFailure failure = started.get().failure();
    assertThat(failure).isNotNull();
    assertThat(failure.cause()).isInstanceOf(PoolClosedException.class);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }
}
