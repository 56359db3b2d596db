package dev.redial.samples.benchmarks;

import java.net.URI;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a contender is made with.
 *
 * @param base of the server, with a slash at its end
 * @param trust in the server, where it is asked over TLS
 * @param callers or calls under way
 * @param connections as many as it may have, where it can be told
 * @param pipelining whether as deep as can be, or as Redial does by itself
 * @param rescue whether what stands behind a late answer may be sent elsewhere
 * @param busyWaiting whether a caller may stay awake for its answer
 */
record Setup(
    URI base,
    Trust trust,
    int callers,
    int connections,
    Pipelining pipelining,
    Rescue rescue,
    BusyWaiting busyWaiting) {
  private static final int DEEP = 512;

  /** As deep as Redial goes by itself. */
  private static final int USUAL = 16;

  /** How many unanswered requests a connection may have. */
  enum Pipelining {
    DEEP,
    DEFAULT
  }

  enum Rescue {
    ON,
    OFF
  }

  enum BusyWaiting {
    ON,
    OFF
  }

  /** Whether over TLS. */
  enum Scheme {
    HTTP,
    HTTPS
  }

  boolean isSecure() {
    return base.getScheme().equals("https");
  }

  Map<Work, URI> uris() {
    return Work.each(work -> work.at(base));
  }

  /** Empty for Redial's own. */
  OptionalInt depth() {
    return pipelining == Pipelining.DEEP ? OptionalInt.of(DEEP) : OptionalInt.empty();
  }

  /** For those that do not pipeline unless they are told how deep. */
  int peersDepth() {
    return depth().orElse(USUAL);
  }

  /** No deeper than it takes for each connection to have its part of the calls. */
  int peersShare() {
    return Math.min(peersDepth(), (callers + connections - 1) / connections);
  }
}
