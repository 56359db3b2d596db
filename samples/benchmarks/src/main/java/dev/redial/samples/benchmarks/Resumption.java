package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What comes before each turn, unmeasured: while others take theirs, idle limits close connections,
 * and opening them again is no part of the work.
 *
 * @param contender that is connected again; null for one that takes no single calls
 * @param load of which a moment follows, where a moment of it says anything
 */
record Resumption(@Nullable Contender contender, Shape shape, Load load) implements Load {
  private static final long MOST_NANOS = 300_000_000;

  private static final Set<Shape.Kind> STEADY =
      Set.of(Shape.Kind.CALLERS, Shape.Kind.VIRTUAL, Shape.Kind.ASYNCHRONOUS);

  @Override
  public void run(long nanos, Tally tally) throws IOException, InterruptedException {
    if (contender != null) {
      connect(new Caller(contender, List.of(Work.SMALL), tally, new Histogram()));
    }
    if (STEADY.contains(shape.kind())) {
      load.run(Math.min(nanos, MOST_NANOS), tally);
      load.release();
    }
  }

  private void connect(Caller caller) {
    for (int i = 0; i < shape.callsToConnect(); i++) {
      caller.call(i);
    }
  }
}
