package dev.redial.samples.benchmarks;

import java.util.List;

/**
 * What a scenario is made of.
 *
 * @param callers who wait for an answer each, or calls under way where nobody waits
 * @param cycle what is asked for, over and over
 */
record Shape(
    Kind kind,
    int callers,
    int connections,
    Setup.Scheme scheme,
    Setup.Pipelining pipelining,
    Setup.Rescue rescue,
    Setup.BusyWaiting busyWaiting,
    List<Work> cycle) {

  /** Who calls. */
  enum Kind {
    /** Threads of the platform, which wait for each answer. */
    CALLERS,
    /** The same on virtual threads. */
    VIRTUAL,
    /** Nobody waits: each answer begins the next call. */
    ASYNCHRONOUS,
    /** Nobody waits: calls begin at set times, whatever becomes of those before. */
    PACED,
    /** Callers that share 1,000 calls, again and again. */
    BURSTS,
    /** One caller that discards what streams in. */
    DOWNLOAD;

    /** Whether calls mostly wait for a server that takes its time. */
    boolean isMostlyIdle() {
      return this == BURSTS || this == PACED;
    }

    /** Whether somebody waits for each answer. */
    boolean hasCallers() {
      return this != ASYNCHRONOUS && this != PACED;
    }
  }

  /** Small answers in clear, as deep as Redial goes by itself. */
  static Shape of(Kind kind, int callers, int connections) {
    return new Shape(
        kind,
        callers,
        connections,
        Setup.Scheme.HTTP,
        Setup.Pipelining.DEFAULT,
        Setup.Rescue.ON,
        Setup.BusyWaiting.ON,
        List.of(Work.SMALL));
  }

  /** One after the other, until all connections are there: some open one for each that waits. */
  int callsToConnect() {
    return 2 * connections;
  }

  /** Whether any of what is asked for is a GET. */
  boolean asksByGet() {
    return cycle.stream().anyMatch(work -> work.method().equals("GET"));
  }

  /** The same callers with calls of their own: a moment of that is short where a burst is long. */
  Shape steady() {
    return new Shape(
        Kind.CALLERS, callers, connections, scheme, pipelining, rescue, busyWaiting, cycle);
  }

  Shape overTls() {
    return new Shape(
        kind, callers, connections, Setup.Scheme.HTTPS, pipelining, rescue, busyWaiting, cycle);
  }

  Shape deep() {
    return new Shape(
        kind, callers, connections, scheme, Setup.Pipelining.DEEP, rescue, busyWaiting, cycle);
  }

  Shape withoutRescue() {
    return new Shape(
        kind, callers, connections, scheme, pipelining, Setup.Rescue.OFF, busyWaiting, cycle);
  }

  Shape withoutBusyWaiting() {
    return new Shape(
        kind, callers, connections, scheme, pipelining, rescue, Setup.BusyWaiting.OFF, cycle);
  }

  Shape asking(Work... works) {
    return new Shape(
        kind, callers, connections, scheme, pipelining, rescue, busyWaiting, List.of(works));
  }
}
