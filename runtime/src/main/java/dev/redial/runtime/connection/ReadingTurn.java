package dev.redial.runtime.connection;

import org.jspecify.annotations.Nullable;

/**
 * One wait of a caller for its answer, in steps that never block: it leads and reads for everybody,
 * or it is parked until it is chosen to. The waiting in between is done by whoever takes the steps.
 *
 * <pre>
 *   begin --token free--> LEADING --read--> LEADING ... --leave--> (next reader chosen)
 *         --token taken-> PARKED  --wake--> LEADING, or over
 * </pre>
 *
 * <p>Thread-safety: belongs to the caller's thread.
 */
public final class ReadingTurn {
  private final Connection connection;
  private final Exchange mine;
  private boolean leads;

  private ReadingTurn(Connection connection, Exchange mine) {
    this.connection = connection;
    this.mine = mine;
  }

  /** Begins to wait; null if the exchange is on no connection. */
  public static @Nullable ReadingTurn begin(Exchange mine) {
    return begin(mine, null);
  }

  /** The same; {@code last} is taken again if it was a wait for the same answer. */
  static @Nullable ReadingTurn begin(Exchange mine, @Nullable ReadingTurn last) {
    Connection carrier = mine.connection();
    if (carrier == null) {
      return null;
    }
    ReadingTurn turn =
        last != null && last.mine == mine && last.connection == carrier
            ? last
            : new ReadingTurn(carrier, mine);
    turn.leads = carrier.lead(mine);
    return turn;
  }

  /** Whether this caller reads for everybody now. */
  public boolean leads() {
    return leads;
  }

  /**
   * Ends being parked; returns whether this caller was chosen to read and does.
   *
   * @param news whether the caller has something else to do, so that another is chosen
   */
  public boolean wake(News news) {
    leads = connection.leavePark(mine, news);
    return leads;
  }

  /** Whether the caller's signal was raised. */
  public enum News {
    SOME,
    NONE
  }

  /** Whether nothing can have come yet: only waiting helps. */
  boolean followsSilence() {
    return connection.followsSilence(mine);
  }

  /** Reads what is there; returns whether something was, so that there may be more at once. */
  public boolean read() {
    return connection.read(mine);
  }

  /** Whether this caller still has the token: another event may have taken it away. */
  public boolean mayRead() {
    return connection.holdsToken(mine);
  }

  /** Gives the token to the next; to be called at every exit of a caller that led. */
  public void leave() {
    connection.stopLeading(mine);
    leads = false;
  }
}
