package dev.redial.samples.benchmarks;

import java.util.concurrent.ThreadFactory;

/** Virtual threads, called by name: this is compiled for Java 17, which has none. */
final class VirtualThreads {
  private VirtualThreads() {}

  /** Whether they are here, and no longer cling to their carriers in monitors (JEP 491). */
  static boolean areHere() {
    return Runtime.version().feature() >= 24;
  }

  static ThreadFactory factory() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no virtual threads before Java 21", e);
    }
  }
}
