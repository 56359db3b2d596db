package dev.redial.runtime.connection;

import dev.redial.runtime.transport.Link;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
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

  /**
   * Waits for input, and until then {@code signal} wakes the selector; returns false past the
   * deadline, interrupted or closed.
   */
  boolean select(ThreadSignal signal, long deadlineNanos) throws IOException {
    Selector mine = opened();
    signal.leadOn(mine);
    long left = deadlineNanos - System.nanoTime();
    if (left <= 0 || Thread.currentThread().isInterrupted()) {
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

  /** Known before it has the channel: of the two that close meanwhile, one finds it. */
  private Selector opened() throws IOException {
    Selector known = selector;
    if (known != null && known.isOpen()) {
      return known;
    }
    Selector mine = link.channel().provider().openSelector();
    selector = mine;
    try {
      link.channel().register(mine, SelectionKey.OP_READ);
    } catch (ClosedChannelException | ClosedSelectorException e) {
      close();
      throw new IOException("The connection was closed before its answer was waited for", e);
    }
    return mine;
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
