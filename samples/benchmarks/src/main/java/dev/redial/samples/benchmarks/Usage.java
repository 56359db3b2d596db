package dev.redial.samples.benchmarks;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/** What this process holds when its garbage is collected. */
record Usage(long heapOctets, long directOctets, int threads) {
  private static final int MOST_ROUNDS = 20;
  private static final long STEADY_OCTETS = 16_384;
  private static final long PAUSE_NANOS = 100_000_000;

  /** Collects until that makes no difference any more: some garbage is freed by threads. */
  static Usage afterCollection() {
    long before = Long.MAX_VALUE;
    long now = collectedHeap();
    for (int i = 0; i < MOST_ROUNDS && Math.abs(before - now) > STEADY_OCTETS; i++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      before = now;
      now = collectedHeap();
    }
    return new Usage(now, direct(), ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static long collectedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
