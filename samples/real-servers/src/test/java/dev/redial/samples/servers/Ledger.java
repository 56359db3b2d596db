package dev.redial.samples.servers;

import dev.redial.resend.UnconfirmedRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what the client says of its calls against what the server says has arrived. */
record Ledger(List<Outcome> outcomes, List<Arrival> arrivals) {
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  /** Whether a non-idempotent call may end without an answer, its connection having been lost. */
  enum Posts {
    ALL_ANSWERED,
    MAY_ASK
  }

  /** All that is wrong; nothing, if no call is lost, mistaken or doubled. */
  List<String> complaints(Posts posts) {
    Map<Integer, List<Arrival>> byId =
        arrivals.stream()
            .filter(arrival -> !isTurnedAway(arrival))
            .collect(Collectors.groupingBy(Arrival::id));
    List<String> complaints = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      List<Arrival> arrived = byId.getOrDefault(outcome.call().id(), List.of());
      Stream.concat(ofOutcome(outcome, posts), ofArrivals(outcome, arrived))
          .forEach(complaint -> complaints.add(complaint + ": " + outcome + ", " + arrived));
      byId.remove(outcome.call().id());
    }
    byId.values().forEach(strangers -> complaints.add("Nobody's call arrived: " + strangers));
    return complaints;
  }

  /** A proxy that asks for a password has passed nothing on. */
  private static boolean isTurnedAway(Arrival arrival) {
    return arrival.status() == PROXY_AUTHENTICATION_REQUIRED;
  }

  private static Stream<String> ofOutcome(Outcome outcome, Posts posts) {
    if (outcome instanceof Outcome.Answered answered) {
      return answered.call().isAnsweredBy(answered.answer())
          ? Stream.empty()
          : Stream.of("Not its own answer");
    }
    return posts == Posts.MAY_ASK && isUnconfirmed(outcome) ? Stream.empty() : Stream.of("Lost");
  }

  private static Stream<String> ofArrivals(Outcome outcome, List<Arrival> arrived) {
    if (arrived.size() > 1) {
      return Stream.of("Arrived " + arrived.size() + " times");
    }
    if (arrived.isEmpty()) {
      return outcome instanceof Outcome.Failed ? Stream.empty() : Stream.of("Never arrived");
    }
    return arrived.get(0).method().equals(outcome.call().kind().method())
        ? Stream.empty()
        : Stream.of("Arrived with another method");
  }

  private static boolean isUnconfirmed(Outcome outcome) {
    return outcome.call().kind() == CallKind.POST
        && outcome instanceof Outcome.Failed failed
        && failed.cause() instanceof UnconfirmedRequestException;
  }

  /** One line for people. */
  String summary() {
    return "%d calls, %d arrivals on %d connections, %s, %d turned away, %d posts not confirmed"
        .formatted(
            outcomes.size(),
            arrivals.size(),
            arrivals.stream().map(Arrival::connection).distinct().count(),
            pipelining(),
            arrivals.stream().filter(Ledger::isTurnedAway).count(),
            outcomes.stream().filter(Ledger::isUnconfirmed).count());
  }

  private String pipelining() {
    if (arrivals.stream().allMatch(arrival -> arrival.place() == Arrival.Place.UNTOLD)) {
      return "pipelining not told";
    }
    return behindAnother().count() + " behind another, at most " + deepest() + " in a row";
  }

  private Stream<Arrival> behindAnother() {
    return arrivals.stream().filter(arrival -> arrival.place() == Arrival.Place.BEHIND_ANOTHER);
  }

  /** The log is in the order of answers, which within a connection is that of requests. */
  private int deepest() {
    return arrivals.stream().collect(Collectors.groupingBy(Arrival::connection)).values().stream()
        .mapToInt(Ledger::longestRun)
        .max()
        .orElse(0);
  }

  private static int longestRun(List<Arrival> onOneConnection) {
    int longest = 0;
    int run = 0;
    for (Arrival arrival : onOneConnection) {
      run = arrival.place() == Arrival.Place.BEHIND_ANOTHER ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
