package dev.redial.runtime.connection;

import dev.redial.runtime.wire.DecoderLimits;
import dev.redial.runtime.wire.Persistence.Via;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What all connections of a manager share.
 *
 * @param reader reads where no caller does
 * @param buffers to read into
 * @param timers runs what is due; its tasks do not block
 * @param nanoTime the clock
 * @param limits of what a peer may send
 * @param via what servers are reached through
 */
public record Surroundings(
    ReaderLoop reader,
    InputBuffers buffers,
    ScheduledExecutorService timers,
    LongSupplier nanoTime,
    DecoderLimits limits,
    Via via) {

  void after(long millis, Runnable task) {
    var unused = timers.schedule(task, millis, TimeUnit.MILLISECONDS);
  }
}
