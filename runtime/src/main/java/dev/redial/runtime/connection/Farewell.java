package dev.redial.runtime.connection;

import dev.redial.runtime.transport.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The orderly end of a link (rule C3): our half is closed, what still comes is read past, and the
 * rest is closed when the server has closed its half, after 64 KiB, or after a while. Closing with
 * octets unread would reset the connection, and the server might lose what it has not read yet.
 *
 * <p>Source: RFC 9112, section 9.6.
 *
 * <p>Thread-safety: read by the watcher, ended by it or a timer.
 */
public final class Farewell implements Watcher.Served {
  private static final int MOST_OCTETS = 64 * 1024;

  private final Link link;
  private final Surroundings around;
  private final AtomicBoolean over = new AtomicBoolean();
  private long octets;

  /** Whose FIN goes first: the side that is first keeps the port in TIME_WAIT (rule T3). */
  public enum First {
    /** Ours. */
    WE,
    /** The server's, which has announced it; ours after a while. */
    SERVER
  }

  private Farewell(Link link, Surroundings around) {
    this.link = link;
    this.around = around;
  }

  /** Begins to close {@code link}, which nobody else reads or writes any more. */
  public static void say(Link link, Surroundings around, First first) {
    Farewell farewell = new Farewell(link, around);
    if (first == First.WE && !farewell.endOurs()) {
      return;
    }
    around.watcher().watchInput(farewell);
    around.timers().after(Nanos.of(around.settings().closeTimeout()), farewell::end);
  }

  private boolean endOurs() {
    try {
      link.shutdownOutput();
      if (!link.flush()) {
        around.watcher().watchOutput(this);
      }
      return true;
    } catch (IOException e) {
      close(); // the server has closed already
      return false;
    }
  }

  @Override
  public SelectableChannel channel() {
    return link.channel();
  }

  @Override
  public boolean readForAll() {
    ByteBuffer past = around.buffers().borrow();
    try {
      int count = over.get() ? -1 : link.read(past);
      while (count > 0 && octets < MOST_OCTETS) {
        octets += count;
        count = link.read(past.clear());
      }
      if (count == 0) {
        return true;
      }
    } catch (IOException e) {
      // Reset: closed in any case.
    } finally {
      around.buffers().giveBack(past);
    }
    close();
    return false;
  }

  @Override
  public void writeQueued() {
    // Nothing is.
  }

  @Override
  public void writable() {
    try {
      if (!link.flush()) {
        around.watcher().watchOutput(this);
      }
    } catch (IOException e) {
      close();
    }
  }

  private void end() {
    if (!over.get()) {
      try {
        link.shutdownOutput();
      } catch (IOException e) {
        // The server was faster.
      }
      close();
    }
  }

  private void close() {
    if (over.compareAndSet(false, true)) {
      link.close();
      around.watcher().forget();
    }
  }
}
