package dev.redial.samples.benchmarks;

import java.io.IOException;

/** A way to give a contender work. */
interface Load {
  /** Works for about that time, until everything that was asked is answered. */
  void run(long nanos, Tally tally) throws IOException, InterruptedException;

  /** Lets the threads of the last run go; until then they stay, so that their cost can be read. */
  default void release() {}
}
