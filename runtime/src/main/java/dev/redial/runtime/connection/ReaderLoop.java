package dev.redial.runtime.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The helper that reads where no caller does, and finishes writes that would have blocked: one
 * platform daemon thread for all connections of a manager.
 *
 * <p>Thread-safety: connections ask from any thread; the selector is touched by the loop alone.
 */
public final class ReaderLoop implements Watcher, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.redial.runtime");

  /** For how long connections may go on to close in order; twice the standard time of one. */
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long CHECK_MILLIS = 50;

  private final Selector selector;
  private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile long closedNanos;
  private volatile boolean closed;

  /** Opens the loop and starts its thread. */
  public ReaderLoop() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("No selector could be opened", e);
    }
    thread = new IoThread(this::run, "redial-reader");
    thread.start();
  }

  @Override
  public void watchInput(Served served) {
    ask(
        () -> {
          if (served.readForAll()) {
            watch(served, SelectionKey.OP_READ);
          }
        });
  }

  @Override
  public void watchOutput(Served served) {
    ask(() -> watch(served, SelectionKey.OP_WRITE));
  }

  @Override
  public void flush(Served served) {
    ask(served::writeQueued);
  }

  @Override
  public void forget() {
    selector.wakeup();
  }

  private void ask(Runnable task) {
    asked.add(task);
    if (Thread.currentThread() != thread) {
      selector.wakeup();
    }
  }

  private void watch(Served served, int operation) {
    try {
      SelectionKey key = served.channel().keyFor(selector);
      if (key == null) {
        served.channel().register(selector, operation, served);
      } else {
        key.attach(served);
        key.interestOpsOr(operation);
      }
    } catch (ClosedChannelException | CancelledKeyException e) {
      LOG.log(System.Logger.Level.TRACE, "A connection was closed before it could be watched");
    }
  }

  private void run() {
    while (!closed || isLingering()) {
      try {
        for (Runnable task = asked.poll(); task != null; task = asked.poll()) {
          task.run();
        }
        IoThread.hasRead();
        selector.select(this::serve, mostMillis());
      } catch (IOException | RuntimeException e) {
        LOG.log(
            System.Logger.Level.ERROR, "The reader of all connections met a fault; it goes on", e);
      }
    }
    closeSelector();
  }

  /** For how long it may sleep; 0 for as long as it likes. */
  private long mostMillis() {
    return closed || IoThread.isBehind() ? CHECK_MILLIS : 0;
  }

  private void serve(SelectionKey key) {
    Served served = (Served) key.attachment();
    try {
      if (key.isWritable()) {
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        served.writable();
      }
      if (key.isReadable() && !served.readForAll()) {
        key.interestOpsAnd(~SelectionKey.OP_READ);
      }
    } catch (CancelledKeyException e) {
      LOG.log(System.Logger.Level.TRACE, "A connection was closed while it was served");
    }
  }

  private void closeSelector() {
    for (SelectionKey key : selector.keys()) {
      closeChannel(key);
    }
    try {
      selector.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "The selector could not be closed", e);
    }
  }

  /** Connections that are closing in order are let to, for a while. */
  private boolean isLingering() {
    return !selector.keys().isEmpty() && System.nanoTime() - closedNanos < LINGER_NANOS;
  }

  /** What is left is on its way out, and nobody would read it any more. */
  private static void closeChannel(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "A channel could not be closed", e);
    }
  }

  /**
   * Ends the thread when the orderly ends under way are over; connections must be closed before.
   */
  @Override
  public void close() {
    closedNanos = System.nanoTime();
    closed = true;
    selector.wakeup();
  }
}
