package dev.redial.runtime.coding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.Inflater;

/** Knows which inflaters were not ended. */
final class CountedInflaters implements Function<Wrapping, Inflater> {
  private final List<Wrapping> made = new ArrayList<>();
  private final Set<Inflater> open = new HashSet<>();

  @Override
  public Inflater apply(Wrapping wrapping) {
    made.add(wrapping);
    Inflater inflater =
        new Inflater(wrapping == Wrapping.NONE) {
          @Override
          public void end() {
            open.remove(this);
            super.end();
          }
        };
    open.add(inflater);
    return inflater;
  }

  /** All that there ever were. */
  List<Wrapping> made() {
    return made;
  }

  int open() {
    return open.size();
  }

  /** Octets that the open ones have made. */
  long inflated() {
    return open.stream().mapToLong(Inflater::getBytesWritten).sum();
  }
}
