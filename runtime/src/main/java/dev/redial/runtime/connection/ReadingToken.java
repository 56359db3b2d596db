package dev.redial.runtime.connection;

import org.jspecify.annotations.Nullable;

/**
 * Who may read from a connection: at most one holder, or one exchange whose thread was chosen and
 * is on its way.
 *
 * <pre>
 *   free --take--> held --release--> free --choose--> chosen --take by the chosen--> held
 *                   |--stall--> stalled --release--> free
 * </pre>
 *
 * <p>Thread-safety: guarded by the connection's lock.
 */
final class ReadingToken {
  /** Holds it while the helper thread reads. */
  static final Object HELPER = "helper";

  /** Holds it while a writer looks for octets that nobody asked for. */
  static final Object CHECK = "check";

  private @Nullable Object holder;
  private @Nullable Exchange chosen;
  private boolean stalled;

  boolean isFree() {
    return holder == null && chosen == null && !stalled;
  }

  /** Takes it if it is free, or if {@code taker} is the exchange that was chosen. */
  boolean take(Object taker) {
    if (holder != null || stalled || (chosen != null && chosen != taker)) {
      return false;
    }
    chosen = null;
    holder = taker;
    return true;
  }

  boolean isHeldBy(Object taker) {
    return holder == taker;
  }

  void release(Object taker) {
    if (holder == taker) {
      holder = null;
    }
  }

  void choose(Exchange next) {
    chosen = next;
  }

  boolean isChosen(Exchange candidate) {
    return chosen == candidate;
  }

  /** Takes back a choice whose exchange has ended. */
  void withdraw(Exchange gone) {
    if (chosen == gone) {
      chosen = null;
    }
  }

  /** Nobody reads until the owner of the first answer has made room. */
  void stall() {
    holder = null;
    stalled = true;
  }

  boolean isStalled() {
    return stalled;
  }

  void unstall() {
    stalled = false;
  }

  /** Whoever held it has lost it: nothing is outstanding, or the connection is closed. */
  void reset() {
    holder = null;
    chosen = null;
    stalled = false;
  }
}
