package dev.redial.runtime.connection;

import dev.redial.runtime.connection.Vigil.Late;
import dev.redial.runtime.connection.Vigil.Limits;
import dev.redial.runtime.connection.Vigil.Moments;

/**
 * Since when a connection has waited for what, as {@link Vigil} wants to know it.
 *
 * <p>Thread-safety: guarded by the connection's lock.
 */
final class Lateness {
  private static final long NEVER = Vigil.NEVER;

  private final Pipeline pipeline;
  private final Readers readers;
  private final Inlet inlet;
  private final ConnectionSettings settings;
  private final Vigil vigil = new Vigil();
  private long brokenSince = NEVER;
  private long stalledSince = NEVER;
  private long unwantedSince = NEVER;

  /** When those behind the head were last told to look elsewhere. */
  private long toldSince = NEVER;

  Lateness(Pipeline pipeline, Readers readers, Inlet inlet, ConnectionSettings settings) {
    this.pipeline = pipeline;
    this.readers = readers;
    this.inlet = inlet;
    this.settings = settings;
  }

  /** A write failed. */
  void wayOutBroke(long now) {
    brokenSince = now;
  }

  /** Reading stopped for a caller that takes nothing. */
  void stalled(long now) {
    stalledSince = now;
  }

  /** It took something, or is gone; or the others have been told already. */
  void notStalled() {
    stalledSince = NEVER;
  }

  /** From now on the next answer may be one that nobody wants. */
  void maybeUnwanted(long now) {
    unwantedSince = now;
  }

  /** Those behind the head were told that they may wait for long; who still does is told again. */
  void told(long now) {
    toldSince = now;
  }

  /** Since when no octet of the next answer has come. */
  long silentSince() {
    return Math.max(pipeline.headSince(), inlet.lastArrivalNanos());
  }

  /** For how long to set the timer, or negative if one that is set comes first. */
  long arm(long rescueNanos, long now) {
    if (nothingCanBeLate()) {
      return -1;
    }
    return vigil.arm(Vigil.due(moments(), limits(rescueNanos)), now);
  }

  /** The timer has run: what is late? */
  Late look(long rescueNanos, long now) {
    vigil.disarm();
    return Vigil.late(moments(), limits(rescueNanos), now);
  }

  /** As mostly: one answer is awaited by one caller, who has limits of his own. */
  private boolean nothingCanBeLate() {
    Exchange head = pipeline.head();
    return head == null
        || (brokenSince == NEVER
            && stalledSince == NEVER
            && inlet.headBegunNanos() == NEVER
            && !pipeline.anySuffers()
            && !head.isDiscarded()
            && !head.isHeld());
  }

  private Limits limits(long rescueNanos) {
    return new Limits(
        Vigil.rescueNanos(settings.rescue(), rescueNanos), Nanos.of(settings.headTimeout()));
  }

  private Moments moments() {
    Exchange head = pipeline.head();
    if (head == null || pipeline.state() == ConnectionState.CLOSED) {
      return new Moments(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER);
    }
    long first = pipeline.headSince();
    boolean stuck = pipeline.isStuck();
    boolean awaited = pipeline.anySuffers() && (stuck || !readers.isStalled());
    return new Moments(
        brokenSince,
        head.isDiscarded() ? Math.max(first, unwantedSince) : NEVER,
        stalledSince,
        awaited && !stuck ? silentSince() : NEVER,
        awaited ? (stuck ? toldSince : first) : NEVER,
        head.isHeld() ? first : NEVER,
        inlet.headBegunNanos());
  }
}
