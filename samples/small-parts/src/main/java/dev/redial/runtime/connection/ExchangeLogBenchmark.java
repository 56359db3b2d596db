package dev.redial.runtime.connection;

import dev.redial.Idempotency;
import dev.redial.runtime.connection.OutgoingRequest.BodyMode;
import dev.redial.runtime.event.TrafficEvent;
import dev.redial.runtime.event.TrafficListener;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.wire.DecoderLimits;
import dev.redial.samples.smallparts.SmallPart;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the event of one exchange costs the thread that tells it. */
public class ExchangeLogBenchmark extends SmallPart {
  /** A quarter of what may wait. */
  private static final int BURST = 1024;

  private static final String ORIGIN = "http://books.example:80";

  private final Exchange exchange = new Exchange(request(), new ThreadSignal(), 0);
  private final ExchangeLog unread = log(List.of());

  private static OutgoingRequest request() {
    return new OutgoingRequest(
        "GET",
        "/v1/shelves/7/books/9780000000001",
        Idempotency.SAFE,
        Placement.SHARED,
        new byte[0],
        new byte[0],
        BodyMode.WHOLE,
        Set.of());
  }

  private static ExchangeLog log(List<TrafficListener> listeners) {
    Surroundings around =
        new Surroundings(
            new Nobody(),
            new WorkBuffers(),
            (nanos, task) -> () -> {},
            Clock.SYSTEM,
            AwakeCallers.of(ConnectionSettings.STANDARD.busyWaiting()),
            DecoderLimits.STANDARD,
            ConnectionSettings.STANDARD,
            Journal.of(listeners));
    return new ExchangeLog(around, ORIGIN, 1);
  }

  private static final class Nobody implements Watcher {
    @Override
    public void watchInput(Served served) {}

    @Override
    public void watchOutput(Served served) {}

    @Override
    public void forget() {}
  }

  /**
   * A listener who is told a burst of events before the next one begins, so that none is dropped.
   *
   * <p>Thread-safety: told by a thread of the journal.
   */
  @State(Scope.Thread)
  public static class Listener implements TrafficListener {
    private final ExchangeLog log = log(List.of(this));
    private final LongAdder told = new LongAdder();
    private long sent;

    /** Waits until all are told. */
    @Setup(Level.Invocation)
    public void catchUp() {
      while (told.sum() < sent) {
        Thread.onSpinWait();
      }
      sent += BURST;
    }

    /** How many it was told so far. */
    public long told() {
      return told.sum();
    }

    @Override
    public void on(TrafficEvent event) {
      told.increment();
    }
  }

  /** Nobody listens: no event is made. */
  @Benchmark
  public void noListener() {
    unread.complete(exchange);
  }

  /** Events are made and queued, while another thread tells them. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public void oneListener(Listener listener) {
    for (int i = 0; i < BURST; i++) {
      listener.log.complete(exchange);
    }
  }
}
