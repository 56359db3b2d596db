package dev.redial.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is done with some requests.
 *
 * @param requests which
 * @param reactions in turn; the last one stays
 * @param turn of the next
 */
record Expectation(Requests requests, List<Reaction> reactions, AtomicInteger turn) {
  Expectation(Requests requests, Reaction first, Reaction... more) {
    this(requests, joined(first, more), new AtomicInteger());
  }

  private static List<Reaction> joined(Reaction first, Reaction... more) {
    List<Reaction> all = new ArrayList<>(List.of(more));
    all.add(0, first);
    return List.copyOf(all);
  }

  Reaction next() {
    int last = reactions.size() - 1;
    return reactions.get(turn.getAndUpdate(now -> Math.min(now + 1, last)));
  }
}
