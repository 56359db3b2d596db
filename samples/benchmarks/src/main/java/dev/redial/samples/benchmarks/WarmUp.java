package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Work that is not measured, until the JVM's compiler has little left to do. On few processors that
 * takes a bare socket two seconds and a client of many classes fifteen, and until then the compiler
 * takes a share of the processors: equal times would be unequal warmth.
 *
 * @param mostNanos after which it ends whatever the compiler does
 * @param compiledMillis what the compiler has worked so far
 */
record WarmUp(long mostNanos, LongSupplier compiledMillis) {
  private static final long STRETCH_NANOS = 2_000_000_000;
  private static final long LITTLE_MILLIS = 200;

  /** In this process. */
  static WarmUp ofAtMost(long nanos) {
    return new WarmUp(nanos, ManagementFactory.getCompilationMXBean()::getTotalCompilationTime);
  }

  void by(Load load) throws IOException, InterruptedException {
    long left = mostNanos;
    long compiled;
    do {
      long before = compiledMillis.getAsLong();
      load.run(Math.min(left, STRETCH_NANOS), new Tally());
      load.release();
      left -= STRETCH_NANOS;
      compiled = compiledMillis.getAsLong() - before;
    } while (left > 0 && compiled >= LITTLE_MILLIS);
  }
}
