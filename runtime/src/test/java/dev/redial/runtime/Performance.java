package dev.redial.runtime;

import dev.redial.runtime.SteadyLoad.Measured;
import dev.redial.testing.DistantServer.Arrival;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How a contender did under a load.
 *
 * @param calls of the load
 * @param arrivals of them at the server, the first one of each and copies
 */
record Performance(Contender contender, List<Measured> calls, List<Arrival> arrivals) {
  private static final Duration LONG = Duration.ofMillis(250);

  /** A copy of what is held up for less than this comes too late to be of use. */
  private static final Duration WORTH_A_COPY = Duration.ofMillis(190);

  static Performance of(Contender contender, List<Measured> calls, String prefix) {
    return new Performance(
        contender,
        calls,
        contender.server().arrivals().stream().filter(a -> a.target().startsWith(prefix)).toList());
  }

  /** What so many of a hundred calls took at most. */
  double percentileMillis(double percent) {
    long[] sorted = calls.stream().mapToLong(Measured::latencyNanos).sorted().toArray();
    int rank = (int) Math.ceil(sorted.length * percent / 100);
    return sorted[Math.max(0, rank - 1)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  /**
   * How many calls took longer than a quarter of a second, though they were not late themselves.
   */
  long heldUpByOthers() {
    Set<String> late =
        arrivals.stream()
            .filter(arrival -> !arrival.late().isZero())
            .map(Arrival::target)
            .collect(Collectors.toSet());
    return calls.stream()
        .filter(call -> call.latencyNanos() > LONG.toNanos() && !late.contains(call.target()))
        .count();
  }

  /** Arrivals for each call. */
  double arrivalsPerCall() {
    return (double) arrivals.size() / calls.size();
  }

  boolean allHaveTheirOwnAnswer() {
    return calls.stream().allMatch(call -> call.answer().equals(call.target()));
  }

  /** Second arrivals of what would have been answered about as soon without. */
  private long copiesInVain() {
    Set<String> worth = new HashSet<>();
    Set<String> seen = new HashSet<>();
    long inVain = 0;
    for (Arrival arrival : arrivals) {
      if (!seen.add(arrival.target()) && !worth.contains(arrival.target())) {
        inVain++;
      }
      if (arrival.heldUp().compareTo(WORTH_A_COPY) >= 0) {
        worth.add(arrival.target());
      }
    }
    return inVain;
  }

  @Override
  public String toString() {
    return "%-26s p50 %.0f, p95 %.0f, p98 %.0f, p99 %.0f, max %.0f ms; %d of %d calls held up by others; "
            .formatted(
                contender.name() + ":",
                percentileMillis(50),
                percentileMillis(95),
                percentileMillis(98),
                percentileMillis(99),
                percentileMillis(100),
                heldUpByOthers(),
                calls.size())
        + "%.4f arrivals a call (%d copies in vain) on %d connections"
            .formatted(arrivalsPerCall(), copiesInVain(), contender.server().connections());
  }
}
