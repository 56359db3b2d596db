package dev.redial.runtime.connection;

import dev.redial.runtime.transport.Link;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/**
 * Where the caller that reads for all waits: a selector for the one channel, made when first
 * needed.
 *
 * <p>Thread-safety: used by the holder of the reading token; closed by anybody.
 */
final class LeaderSelector {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Link link;
  private volatile @Nullable Selector selector;

  LeaderSelector(Link link) {
    this.link = link;
  }

  /** From now on {@code signal} wakes the selector. */
  void enter(ThreadSignal signal) throws IOException {
    Selector mine = selector;
    if (mine == null || !mine.isOpen()) {
      mine = Selector.open();
      link.channel().register(mine, SelectionKey.OP_READ);
      selector = mine;
    }
    signal.leadOn(mine);
  }

  /** Waits for input; returns false past the deadline, interrupted or closed. */
  boolean select(ThreadSignal signal, long deadlineNanos) throws IOException {
    Selector mine = selector;
    long left = deadlineNanos - System.nanoTime();
    if (mine == null || left <= 0 || Thread.currentThread().isInterrupted()) {
      return false;
    }
    if (!signal.isRaised()) {
      try {
        mine.select(key -> {}, 1 + left / NANOS_PER_MILLI);
      } catch (ClosedSelectorException e) {
        return false;
      }
    }
    return true;
  }

  void leave(ThreadSignal signal) {
    signal.stopLeading();
  }

  void close() {
    Selector mine = selector;
    selector = null;
    if (mine != null) {
      try {
        mine.close();
      } catch (IOException e) {
        System.getLogger("dev.redial.runtime")
            .log(System.Logger.Level.DEBUG, "A selector could not be closed", e);
      }
    }
  }
}
