package dev.redial.samples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * What this process has used up so far, all threads together.
 *
 * @param allocatedOctets on Java 17 by the threads that still live
 */
record Cost(long cpuNanos, long allocatedOctets) {

  static Cost now() {
    return new Cost(cpuNanosNow(), allocatedOctetsNow());
  }

  Cost since(Cost before) {
    return new Cost(cpuNanos - before.cpuNanos, allocatedOctets - before.allocatedOctets);
  }

  static long cpuNanosNow() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long allocatedOctetsNow() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try {
      // Java 21 and later: threads that have ended, too.
      return (Long) ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes").invoke(threads);
    } catch (NoSuchMethodException e) {
      return ofLivingThreads(threads);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long ofLivingThreads(ThreadMXBean threads) {
    long[] each = threads.getThreadAllocatedBytes(threads.getAllThreadIds());
    return Arrays.stream(each).filter(octets -> octets > 0).sum();
  }
}
