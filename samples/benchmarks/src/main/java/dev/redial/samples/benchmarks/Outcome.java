package dev.redial.samples.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one run has measured; it travels between processes as one line.
 *
 * @param answered calls, each with the right status and length
 * @param failed calls, and requests that nobody asked for
 * @param served requests that the server counted
 * @param connections that the server accepted since the client was made, those included that took
 *     the place of others
 * @param opened those of them that it accepted while it was measured
 * @param serverNanos of processor time that the server had
 */
record Outcome(
    long answered,
    long failed,
    long served,
    long connections,
    long opened,
    long nanos,
    long p50Nanos,
    long p99Nanos,
    long cpuNanos,
    long serverNanos,
    long allocatedOctets,
    String failure) {
  private static final String MARK = "outcome ";

  /** One that came to nothing. */
  static Outcome failed(String failure) {
    return new Outcome(0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, failure);
  }

  /** Whether every call was answered as it should be and the server counted no fewer. */
  boolean isRight() {
    return answered > 0 && failed == 0 && served >= answered;
  }

  /** Requests that the server has counted beyond the calls: rescued, or repaired. */
  long again() {
    return served - answered;
  }

  double perSecond() {
    return answered * 1e9 / nanos;
  }

  double cpuNanosPerCall() {
    return (double) cpuNanos / Math.max(1, answered);
  }

  double serverNanosPerCall() {
    return (double) serverNanos / Math.max(1, answered);
  }

  double octetsPerCall() {
    return (double) allocatedOctets / Math.max(1, answered);
  }

  String line() {
    return MARK
        + "answered=%d failed=%d served=%d connections=%d opened=%d nanos=%d p50=%d p99=%d cpu=%d server=%d allocated=%d failure=%s"
            .formatted(
                answered,
                failed,
                served,
                connections,
                opened,
                nanos,
                p50Nanos,
                p99Nanos,
                cpuNanos,
                serverNanos,
                allocatedOctets,
                failure.replaceAll("\\s+", "_"));
  }

  static boolean isLine(String line) {
    return line.startsWith(MARK);
  }

  static Outcome of(String line) {
    Map<String, String> values =
        Arrays.stream(line.substring(MARK.length()).split(" ", -1))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new Outcome(
        number(values, "answered"),
        number(values, "failed"),
        number(values, "served"),
        number(values, "connections"),
        number(values, "opened"),
        number(values, "nanos"),
        number(values, "p50"),
        number(values, "p99"),
        number(values, "cpu"),
        number(values, "server"),
        number(values, "allocated"),
        values.getOrDefault("failure", ""));
  }

  private static long number(Map<String, String> values, String name) {
    return Long.parseLong(values.getOrDefault(name, "0"));
  }
}
