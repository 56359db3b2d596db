package dev.redial.runtime.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/** Ends a link that has carried no request, in order, on the thread that calls. */
public final class Parting {
  /** Long enough for the peer's farewell to come back; after that nobody waits for it (ours). */
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int DISCARD_OCTETS = 16 * 1024;

  private Parting() {}

  /** Says goodbye and reads past what the peer has still sent, for else the close would reset. */
  public static void from(Link link) {
    try (Selector selector = Selector.open()) {
      link.shutdownOutput();
      SelectionKey key = link.channel().register(selector, SelectionKey.OP_READ);
      readToTheEnd(link, key, System.nanoTime() + LIMIT_NANOS);
    } catch (IOException e) {
      // It is closed in any case, and nothing was lost.
    } finally {
      link.close();
    }
  }

  private static void readToTheEnd(Link link, SelectionKey key, long deadlineNanos)
      throws IOException {
    ByteBuffer past = ByteBuffer.allocate(DISCARD_OCTETS);
    long left = LIMIT_NANOS;
    while (link.read(past.clear()) >= 0 && left > 0) {
      boolean out = link.flush();
      key.interestOps(out ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      key.selector().select(ready -> {}, Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
      left = deadlineNanos - System.nanoTime();
    }
  }
}
