package dev.redial.runtime.connection;

/** A thread that does I/O for others, and so runs nothing of the user's that may block. */
public final class IoThread extends Thread {
  /** A daemon. */
  public IoThread(Runnable task, String name) {
    super(task, name);
    setDaemon(true);
  }

  /** Whether this is one. */
  public static boolean isCurrent() {
    return Thread.currentThread() instanceof IoThread;
  }
}
