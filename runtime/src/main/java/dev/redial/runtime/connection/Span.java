package dev.redial.runtime.connection;

/**
 * Where a request lies in the octets that a connection sends.
 *
 * <pre>
 *   start          headEnd              end
 *     |--- head ------|------ body ------|
 * </pre>
 *
 * <p>Thread-safety: guarded by the connection's lock.
 */
final class Span {
  private static final long OPEN = Long.MAX_VALUE;

  private long start = OPEN;
  private long headEnd = OPEN;
  private long end = OPEN;
  private boolean pipelined;

  /** Places it; {@code behind} is how many unanswered requests stand before it. */
  void place(long at, int headOctets, int behind) {
    pipelined = behind > 0;
    start = at;
    headEnd = at + headOctets;
  }

  void endAt(long offset) {
    end = offset;
  }

  /** Whether all octets are known and staged. */
  boolean isClosed() {
    return end != OPEN;
  }

  boolean wasPipelined() {
    return pipelined;
  }

  boolean isUntouchedAt(long accepted) {
    return accepted <= start;
  }

  boolean headIsPartialAt(long accepted) {
    return accepted > start && accepted < headEnd;
  }

  boolean isWrittenAt(long accepted) {
    return accepted >= end;
  }

  long octetsAt(long accepted) {
    return start == OPEN ? 0 : Math.max(0, Math.min(accepted, end) - start);
  }
}
