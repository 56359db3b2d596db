package dev.redial.runtime.connection;

import dev.redial.runtime.connection.ReadingTurn.News;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a connection, and which callers wait to be chosen: the {@link ReadingToken} and its way
 * from one to the next.
 *
 * <p>Invariant: while an answer is outstanding, exactly one holds the token or is on its way to it.
 *
 * <p>Thread-safety: guarded by the connection's lock.
 */
final class Readers {
  /** With more callers parked than this, handing the token around costs more than the helper. */
  private static final int MAX_FOLLOWERS = 3;

  private final Pipeline pipeline;
  private final Runnable wakeHelper;
  private final ReadingToken token = new ReadingToken();

  /** How many of the exchanges are {@link Exchange#parked}. */
  private int parked;

  /**
   * Nobody reads yet.
   *
   * @param wakeHelper has the helper read, which holds the token then
   */
  Readers(Pipeline pipeline, Runnable wakeHelper) {
    this.pipeline = pipeline;
    this.wakeHelper = wakeHelper;
  }

  /** Takes the token for a caller, or parks it. */
  boolean lead(Exchange mine) {
    boolean leads = pipeline.head() != null && !mine.isOver() && token.take(mine);
    if (leads) {
      unpark(mine);
    } else {
      park(mine);
    }
    return leads;
  }

  /**
   * Counts the owner of a new exchange as parked, who has waited for its place: while somebody
   * reads, there is nothing for it to do here. Returns false if it has to come.
   */
  boolean letSleep(Exchange mine) {
    if (token.isFree()) {
      return false;
    }
    park(mine);
    return true;
  }

  /** Its owner was told that there is something for it: it sleeps no more, and may not read. */
  void told(Exchange mine) {
    unpark(mine);
  }

  private void park(Exchange mine) {
    if (!mine.parked) {
      mine.parked = true;
      parked++;
    }
  }

  private void unpark(Exchange mine) {
    if (mine.parked) {
      mine.parked = false;
      parked--;
    }
  }

  /** Whoever was chosen to read reads now, or passes the token on if there is news for it. */
  boolean leavePark(Exchange mine, News news) {
    unpark(mine);
    if (!token.isChosen(mine)) {
      return false;
    }
    if (news == News.NONE && token.take(mine)) {
      return true;
    }
    token.withdraw(mine);
    pass();
    return false;
  }

  /** Takes the token for a look at a silent connection. */
  boolean takeForCheck() {
    return token.take(ReadingToken.CHECK);
  }

  /** Gives it back; nobody else is told, for the one who looked goes on. */
  void releaseCheck() {
    token.release(ReadingToken.CHECK);
  }

  void release(Object holder) {
    token.release(holder);
    pass();
  }

  boolean isHeldBy(Object holder) {
    return token.isHeldBy(holder);
  }

  /** Whether nobody reads, or is about to. */
  boolean isFree() {
    return token.isFree();
  }

  /**
   * Gives the token to whoever is to read next. It stays free only where every owner reads for
   * itself and none of them has parked yet: then they are on their way.
   */
  void pass() {
    if (!token.isFree() || pipeline.head() == null || pipeline.state() == ConnectionState.CLOSED) {
      return;
    }
    if (parked > MAX_FOLLOWERS || pipeline.anyReadFor()) {
      token.take(ReadingToken.HELPER);
      wakeHelper.run();
    } else if (parked > 0) {
      choose(firstParked());
    }
  }

  private void choose(@Nullable Exchange follower) {
    if (follower != null) {
      token.choose(follower);
      follower.nudgeOwner();
    }
  }

  private @Nullable Exchange firstParked() {
    for (Exchange exchange : pipeline.unanswered()) {
      if (exchange.parked) {
        return exchange;
      }
    }
    return null;
  }

  /** Reading stops for an owner that takes nothing. */
  void stall() {
    token.stall();
  }

  boolean isStalled() {
    return token.isStalled();
  }

  void unstall() {
    token.unstall();
  }

  /** An exchange is gone: it neither reads nor waits to. */
  void forget(Exchange gone) {
    unpark(gone);
    token.withdraw(gone);
  }

  /** Nothing is outstanding: whoever writes next looks for octets that nobody asked for. */
  void reset() {
    token.reset();
  }

  /** The connection is closed. */
  void close() {
    token.reset();
  }
}
