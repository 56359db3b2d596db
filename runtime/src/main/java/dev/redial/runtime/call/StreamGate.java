package dev.redial.runtime.call;

import dev.redial.runtime.connection.Clock;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many requests to one origin are in the hands of the JDK's client at a time, and who waits:
 * the JDK fails what exceeds the server's limit instead of letting it wait.
 *
 * <pre>
 *   no stream known     1     the first one dials, and the others find its connection
 *   none answered yet   6     the server may not have said its limit yet, for half a second
 *   else                100   or as many as the JDK has shown to take
 * </pre>
 *
 * <p>A request that was not taken while others were under way shows that there are too many, and
 * waits again. What was learned so is forgotten in small steps, or when the connection is lost.
 *
 * <p>Thread-safety: {@code this} guards the fields; candidates are told outside of it.
 */
final class StreamGate {
  /** The least that a server should allow; source: RFC 9113, section 6.5.2. */
  private static final int MOST = 100;

  /** As many as there are HTTP/1.1 connections to one origin (ours). */
  private static final int MOST_UNPROVEN = 6;

  /** In which a server's settings arrive, with which it begins (RFC 9113, section 3.4); ours. */
  private static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** After how many answers per stream a quarter more is tried (ours). */
  private static final int ANSWERS_PER_STREAM = 10;

  private static final int MOST_NAMED = 5;

  private final Clock clock;

  // Guarded by this.
  private final NavigableSet<Candidate> line = new TreeSet<>(StreamGate::compare);
  private final Map<Candidate, Stage> held = new TreeMap<>(StreamGate::compare);
  private int limit = MOST;
  private int streams;
  private long firstStreamNanos;
  private int answers;
  private int pardons;
  private boolean proven;
  private boolean admitting;

  StreamGate(Clock clock) {
    this.clock = clock;
  }

  /** One that wants a stream. */
  interface Candidate {
    /** When its call began; the oldest goes first. */
    long seniority();

    /** A number of its own, which grows: among calls of one age, first come is first. */
    long arrival();

    /** It may go; does not throw. */
    void admitted();

    /** The protocol is not spoken any more: it goes another way. */
    void sentAway();

    /** For whoever waits in vain. */
    String describe();
  }

  /** How far one that was admitted has come. */
  private enum Stage {
    HANDED_OVER,
    STREAM,
    ANSWERED
  }

  private static int compare(Candidate one, Candidate other) {
    // The difference, because the scale of a nano clock may overflow.
    int older = Long.signum(one.seniority() - other.seniority());
    return older != 0 ? older : Long.compare(one.arrival(), other.arrival());
  }

  // ---- what happens to one

  /** It wants to go: now, or when it is told. */
  void enter(Candidate candidate) {
    synchronized (this) {
      line.add(candidate);
    }
    admit();
  }

  /** It has a stream: its connection can be used by others. */
  void streams(Candidate candidate) {
    synchronized (this) {
      if (held.replace(candidate, Stage.HANDED_OVER, Stage.STREAM)) {
        firstStreamNanos = streams == 0 ? clock.nanoTime() : firstStreamNanos;
        streams++;
      }
    }
    admit();
  }

  /** The server has told its settings before; source: RFC 9113, section 3.4. */
  void answered(Candidate candidate) {
    synchronized (this) {
      if (held.replace(candidate, Stage.STREAM, Stage.ANSWERED)) {
        proven = true;
        grow();
      }
    }
    admit();
  }

  private void grow() {
    answers++;
    if (limit < MOST && answers >= ANSWERS_PER_STREAM * limit) {
      limit = Math.min(MOST, limit + Math.max(1, limit / 4));
      answers = 0;
    }
  }

  /** What becomes of one that was not taken. */
  enum Refusal {
    /** Others are under way: it waits for one of them to end. */
    WAITS,
    /** None is: it waits until somebody says {@link #goOn}. */
    WAITS_A_MOMENT,
    /** It is no longer here. */
    LEAVES
  }

  /**
   * It was not taken, and nothing of it was sent. If others are under way there are too many; if
   * none is, they have just ended, or it has another reason.
   *
   * @param counted that there are too many
   */
  Refusal refused(Candidate candidate, boolean counted) {
    Refusal refusal;
    synchronized (this) {
      if (!held.containsKey(candidate)) {
        return Refusal.LEAVES;
      }
      remove(candidate);
      refusal = refusal(counted);
      if (refusal == Refusal.WAITS) {
        lower();
      }
      if (refusal != Refusal.LEAVES) {
        line.add(candidate);
      }
    }
    if (refusal != Refusal.WAITS_A_MOMENT) {
      admit();
    }
    return refusal;
  }

  private Refusal refusal(boolean counted) {
    if (!held.isEmpty()) {
      return Refusal.WAITS;
    }
    return counted ? Refusal.WAITS_A_MOMENT : Refusal.LEAVES;
  }

  /** Time has passed. */
  void goOn() {
    admit();
  }

  /** The JDK counts a stream a little longer than we do: one that has just ended excuses one. */
  private void lower() {
    if (pardons > 0) {
      pardons--;
    } else {
      limit = Math.min(limit, held.size());
      answers = 0;
    }
  }

  /** It is over, in whatever way, or does not want to go any more. */
  void leave(Candidate candidate) {
    synchronized (this) {
      line.remove(candidate);
      remove(candidate);
    }
    admit();
  }

  private void remove(Candidate candidate) {
    Stage stage = held.remove(candidate);
    if (stage == Stage.STREAM || stage == Stage.ANSWERED) {
      streams--;
      pardons = Math.min(limit, pardons + 1);
    }
    proven &= !held.isEmpty();
  }

  /** Its connection was lost: the next one may have other limits. */
  synchronized void lost() {
    limit = MOST;
    answers = 0;
    proven = false;
  }

  /** Sends away all that wait. */
  void close() {
    for (Candidate next = pollFirst(); next != null; next = pollFirst()) {
      next.sentAway();
    }
  }

  private synchronized @Nullable Candidate pollFirst() {
    return line.pollFirst();
  }

  // ---- who goes

  /** One thread at a time admits, so that one that ends at once does not recurse. */
  private void admit() {
    synchronized (this) {
      if (admitting) {
        return;
      }
      admitting = true;
    }
    for (Candidate next = next(); next != null; next = next()) {
      next.admitted();
    }
  }

  private synchronized @Nullable Candidate next() {
    Candidate next = held.size() < most() ? pollFirst() : null;
    if (next == null) {
      admitting = false;
    } else {
      held.put(next, Stage.HANDED_OVER);
    }
    return next;
  }

  private int most() {
    if (streams == 0) {
      return 1;
    }
    return proven || isSettled() ? limit : Math.min(limit, MOST_UNPROVEN);
  }

  private boolean isSettled() {
    return clock.nanoTime() - firstStreamNanos >= SETTLING_NANOS;
  }

  // ---- for those who wait

  synchronized boolean isIdle() {
    return line.isEmpty() && held.isEmpty();
  }

  /** Takes one out that has waited for too long; null if it does not wait. */
  @Nullable String giveUpWaiting(Candidate candidate) {
    synchronized (this) {
      if (!line.remove(candidate)) {
        return null;
      }
      return "at most %d at a time; held are: %s%s"
          .formatted(most(), named(), held.size() > MOST_NAMED ? ", ..." : "");
    }
  }

  private String named() {
    return held.entrySet().stream()
        .limit(MOST_NAMED)
        .map(entry -> entry.getKey().describe() + " (" + entry.getValue() + ")")
        .collect(Collectors.joining(", "));
  }
}
