package dev.redial.runtime.connection;

import dev.redial.runtime.transport.Link;
import java.io.IOException;

/**
 * The way out of a connection: one writer at a time takes all that is staged in one gathering
 * write.
 *
 * <p>Thread-safety: the flags are guarded by the connection's lock; what is staged belongs to the
 * writer from {@link #begin} to {@link #end}.
 */
final class Outlet {
  private final Link link;
  private final Batch staged;
  private boolean writing;
  private boolean blocked;
  private Way way = Way.OPEN;

  /** Whether octets go out. */
  private enum Way {
    OPEN,
    /** We do not want to send any more. */
    STOPPED,
    /** A write failed. */
    BROKEN
  }

  Outlet(Link link, WorkBuffers buffers) {
    this.link = link;
    this.staged = new Batch(buffers);
  }

  /** Makes the caller the writer if there is none, the way is open and there is work. */
  boolean begin(boolean wanted) {
    if (writing || blocked || way != Way.OPEN || !(wanted || !staged.isEmpty())) {
      return false;
    }
    writing = true;
    return true;
  }

  Batch staged() {
    return staged;
  }

  /** Writes without blocking; returns whether everything was accepted. */
  boolean write() throws IOException {
    if (!staged.isEmpty()) {
      link.write(staged.parts());
      staged.forgetWritten();
    }
    return link.flush() && staged.isEmpty();
  }

  void end(boolean everything) {
    writing = false;
    blocked = !everything;
  }

  void unblock() {
    blocked = false;
  }

  /** Nothing is written any more, for a reason of ours. */
  void stop() {
    if (way == Way.OPEN) {
      way = Way.STOPPED;
    }
  }

  /** Nothing can be written any more. */
  void fail() {
    way = Way.BROKEN;
    writing = false;
  }

  boolean isOpen() {
    return way == Way.OPEN;
  }

  /** Whether no write has failed. */
  boolean isIntact() {
    return way != Way.BROKEN;
  }

  /** Whether nobody is writing, and could. */
  boolean isQuiet() {
    return !writing && way != Way.BROKEN;
  }
}
