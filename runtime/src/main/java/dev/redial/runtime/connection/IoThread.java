package dev.redial.runtime.connection;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A thread that does I/O for others, and so runs nothing of the user's that may block.
 *
 * <p>What it reads at once is told at once: whoever is to be woken because of that is woken once,
 * when all of it is known, and not for the first answer of many.
 */
public final class IoThread extends Thread {
  private static final System.Logger LOG = System.getLogger("dev.redial.runtime");

  /** Of this thread alone; mostly there is one. */
  private final List<Runnable> putOff = new ArrayList<>();

  private boolean isReading;

  /** A daemon. */
  public IoThread(Runnable task, String name) {
    super(task, name);
    setDaemon(true);
  }

  /** Whether this is one. */
  public static boolean isCurrent() {
    return Thread.currentThread() instanceof IoThread;
  }

  /**
   * Has it done when the current thread has handed out what it read; false if it is not about to.
   *
   * @param wakeUp once, however often it is asked for
   */
  public static boolean putOff(Runnable wakeUp) {
    return Thread.currentThread() instanceof IoThread thread && thread.keep(wakeUp);
  }

  private boolean keep(Runnable wakeUp) {
    if (isReading && !putOff.contains(wakeUp)) {
      putOff.add(wakeUp);
    }
    return isReading;
  }

  /** What it does now may be put off until {@link #hasRead}. */
  public static void reads() {
    if (Thread.currentThread() instanceof IoThread thread) {
      thread.isReading = true;
    }
  }

  /** All of what it has read is handed out. */
  public static void hasRead() {
    if (Thread.currentThread() instanceof IoThread thread) {
      thread.isReading = false;
      thread.catchUp();
    }
  }

  private void catchUp() {
    for (Iterator<Runnable> each = putOff.iterator(); each.hasNext(); ) {
      try {
        each.next().run();
        each.remove();
      } catch (RuntimeException | Error e) {
        LOG.log(System.Logger.Level.ERROR, "Nobody could be woken; it is tried again", e);
      }
    }
  }

  /** Whether something that was put off is still to be done: {@link #hasRead} does it. */
  public static boolean isBehind() {
    return Thread.currentThread() instanceof IoThread thread && !thread.putOff.isEmpty();
  }
}
