package dev.redial.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.event.TrafficEvent;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JournalCostTest {
  private static final int CALLS = 100_000;

  @Test
  void journalThatIsOffAllocatesNothing() throws Exception {
    TrafficEvent event = Notes.event(1);
    try (Journal journal = Journal.of(List.of())) {
      tellIfOn(journal, event, 1);
      allocatedBytes();

      long before = allocatedBytes();
      int on = tellIfOn(journal, event, CALLS);
      long allocated = allocatedBytes() - before;

      assertThat(on).isZero();
      assertThat(allocated).as("octets for %d calls", CALLS).isLessThan(CALLS / 10);
    }
  }

  /** Both roads of whoever has something to tell: asking first, and telling regardless. */
  private static int tellIfOn(Journal journal, TrafficEvent event, int times) {
    int on = 0;
    for (int i = 0; i < times; i++) {
      if (journal.isOn()) {
        on++;
      }
      journal.tell(event);
    }
    return on;
  }

  /** By reflection, since the module under test does not read those of management. */
  private static long allocatedBytes() throws ReflectiveOperationException {
    Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
    Method counter =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getCurrentThreadAllocatedBytes");
    return (long) counter.invoke(factory.getMethod("getThreadMXBean").invoke(null));
  }
}
