package dev.redial.testing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Assertions about what a {@link FaultServer} was sent.
 *
 * <pre>{@code
 * assertThat(server).received("POST", "/orders").times(1);
 * }</pre>
 *
 * <p>What counts is what was read by the moment of the assertion: make it when the call has ended.
 *
 * <p>Thread-safety: used by one thread.
 */
public final class FaultServerAssert {
  private final FaultServer server;

  private FaultServerAssert(FaultServer server) {
    this.server = server;
  }

  /** Something is going to be asserted about this server. */
  public static FaultServerAssert assertThat(FaultServer server) {
    return new FaultServerAssert(server);
  }

  /**
   * Something is going to be asserted about these requests.
   *
   * @param method as in the request line: the case counts
   * @param path as it was sent, without its query; {@code *} for every path
   */
  public Received received(String method, String path) {
    return new Received(new Requests(method, path), server.requests());
  }

  /**
   * Assertions about some requests.
   *
   * <p>Thread-safety: immutable.
   */
  public static final class Received {
    private final Requests asked;
    private final List<RawRequest> found;
    private final List<RawRequest> all;

    private Received(Requests asked, List<RawRequest> all) {
      this.asked = asked;
      this.all = all;
      this.found =
          all.stream()
              .filter(request -> asked.include(request.method(), request.target()))
              .toList();
    }

    /**
     * Exactly so many were read.
     *
     * @throws AssertionError if there were more or fewer, with all that was received
     */
    public Received times(int expected) {
      return check(found.size() == expected, count(expected));
    }

    /** None was read. */
    public Received never() {
      return times(0);
    }

    /** So many were read, or more. */
    public Received atLeast(int expected) {
      return check(found.size() >= expected, "at least " + count(expected));
    }

    /** So many were read, or fewer. */
    public Received atMost(int expected) {
      return check(found.size() <= expected, "at most " + count(expected));
    }

    /**
     * At least one was read, and each had the field once, all with one value: as an idempotency key
     * that goes along with every attempt.
     *
     * @param name in any case
     */
    public Received allWithSame(String name) {
      Set<List<String>> values =
          found.stream()
              .map(request -> request.headers().allValues(name))
              .collect(Collectors.toSet());
      boolean same = values.size() == 1 && values.iterator().next().size() == 1;
      return check(same, "with one value of " + name + " (it was " + values + ")");
    }

    /** What was read, for assertions of one's own. */
    public List<RawRequest> requests() {
      return found;
    }

    private Received check(boolean holds, String expected) {
      if (!holds) {
        throw new AssertionError(
            "%s was expected %s, and was received %s. In all there were: %s"
                .formatted(asked, expected, count(found.size()), told()));
      }
      return this;
    }

    private static String count(int times) {
      return times == 1 ? "1 time" : times + " times";
    }

    private String told() {
      return all.isEmpty()
          ? "no requests"
          : all.stream().map(Received::told).collect(Collectors.joining("\n  ", "\n  ", ""));
    }

    private static String told(RawRequest request) {
      return "%d. %s %s on connection %d"
          .formatted(
              request.order() + 1, request.method(), request.target(), request.connection() + 1);
    }
  }
}
