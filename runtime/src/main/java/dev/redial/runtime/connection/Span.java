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
  private long end = OPEN;
  private int headOctets;
  private int behind;
  private int arrivals;

  /**
   * Places it.
   *
   * @param unanswered how many unanswered requests stand before it
   * @param arrivedBefore how many reads had brought octets before: those are not its answer
   */
  void place(long at, int octetsOfHead, int unanswered, int arrivedBefore) {
    behind = unanswered;
    arrivals = arrivedBefore;
    start = at;
    headOctets = octetsOfHead;
  }

  void endAt(long offset) {
    end = offset;
  }

  /** Whether all octets are known and staged. */
  boolean isClosed() {
    return end != OPEN;
  }

  boolean wasPipelined() {
    return behind > 0;
  }

  /** Exchanges before it that were unanswered when it was written. */
  int behind() {
    return behind;
  }

  /** Whether what a read brought may be its answer (rule S3). */
  boolean mayBeAnsweredBy(int arrival) {
    return arrival > arrivals;
  }

  /** Whether it was written behind nothing, and no read has brought octets since. */
  boolean followsSilence(int arrivalsNow) {
    return start != OPEN && behind == 0 && arrivals == arrivalsNow;
  }

  boolean isUntouchedAt(long accepted) {
    return accepted <= start;
  }

  boolean headIsPartialAt(long accepted) {
    return accepted > start && accepted < headEnd();
  }

  boolean isHeadOnlyAt(long accepted) {
    return start != OPEN && accepted == headEnd() && end > headEnd();
  }

  /** Of one that was placed. */
  private long headEnd() {
    return start + headOctets;
  }

  boolean isWrittenAt(long accepted) {
    return accepted >= end;
  }

  long octetsAt(long accepted) {
    return start == OPEN ? 0 : Math.max(0, Math.min(accepted, end) - start);
  }
}
