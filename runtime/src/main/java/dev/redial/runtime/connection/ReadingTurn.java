package dev.redial.runtime.connection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One wait of a caller for its answer, in steps that never block: it leads and reads for everybody,
 * or it is parked until it is chosen to, on its connection or before it has one. The waiting in
 * between is done by whoever takes the steps.
 *
 * <pre>
 *   begin --token free--> LEADING --read--> LEADING ... --leave--> (next reader chosen)
 *         --token taken-> PARKED  --wake--> LEADING, or over
 *         --no place yet> PARKED
 * </pre>
 *
 * <p>Thread-safety: belongs to the caller's thread.
 */
public final class ReadingTurn {
  private final Exchange mine;
  private @Nullable Connection connection;
  private boolean leads;

  private ReadingTurn(Exchange mine) {
    this.mine = mine;
  }

  /** Begins to wait. */
  public static ReadingTurn begin(Exchange mine) {
    return begin(mine, null);
  }

  /** The same; {@code last} is taken again if it was a wait for the same answer. */
  static ReadingTurn begin(Exchange mine, @Nullable ReadingTurn last) {
    ReadingTurn turn = last != null && last.mine == mine ? last : new ReadingTurn(mine);
    Connection carrier = turn.carrier();
    turn.leads = carrier != null && carrier.lead(mine);
    return turn;
  }

  private @Nullable Connection carrier() {
    Connection known = mine.connection();
    connection = known;
    return known;
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
    Connection carrier = carrier(); // it may have got one meanwhile
    leads = carrier != null && carrier.leavePark(mine, news);
    return leads;
  }

  /** Whether the caller's signal was raised. */
  public enum News {
    SOME,
    NONE
  }

  private Connection led() {
    return Objects.requireNonNull(connection, "only who leads reads");
  }

  /** Whether nothing can have come yet: only waiting helps. */
  boolean followsSilence() {
    return led().followsSilence(mine);
  }

  /** Reads what is there; returns whether something was, so that there may be more at once. */
  public boolean read() {
    return led().read(mine);
  }

  /** Whether this caller still has the token: another event may have taken it away. */
  public boolean mayRead() {
    return led().holdsToken(mine);
  }

  /** Whether no other answer is awaited on its connection. */
  boolean isAlone() {
    return led().outstanding() == 1;
  }

  /** Gives the token to the next; to be called at every exit of a caller that led. */
  public void leave() {
    led().stopLeading(mine);
    leads = false;
  }
}
