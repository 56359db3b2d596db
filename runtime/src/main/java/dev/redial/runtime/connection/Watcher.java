package dev.redial.runtime.connection;

import java.nio.channels.SelectableChannel;

/** Reads where no caller does, and finishes writes that would have blocked. */
public interface Watcher {
  /** Reads at once, for octets may wait where no selector sees them, then whenever some arrive. */
  void watchInput(Served served);

  /** Tells when there is room for more output. */
  void watchOutput(Served served);

  /** Has it written what is queued there, together with what is queued until then. */
  default void flush(Served served) {
    served.writeQueued();
  }

  /** A channel was closed: its key is let go of, without which the socket would stay open. */
  void forget();

  /** What is watched. */
  interface Served {
    /** What a selector waits for. */
    SelectableChannel channel();

    /** Reads; returns whether to go on watching for input. */
    boolean readForAll();

    /** Goes on writing. */
    void writable();

    /** Writes what is queued. */
    void writeQueued();
  }
}
