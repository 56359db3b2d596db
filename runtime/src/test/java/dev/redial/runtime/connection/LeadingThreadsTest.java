package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.LeadingThreads.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadingThreadsTest {
  @ParameterizedTest
  @CsvSource({
    "PLATFORM, 17, true",
    "PLATFORM, 21, true",
    "PLATFORM, 25, true",
    "VIRTUAL, 21, false",
    "VIRTUAL, 23, false",
    "VIRTUAL, 24, true",
    "VIRTUAL, 25, true"
  })
  void virtualThreadsReadForOthersFromJava24On(Kind kind, int java, boolean leads) {
    assertThat(LeadingThreads.mayLead(kind, java)).isEqualTo(leads);
  }

  @Test
  void platformThreadLeads() {
    assertThat(LeadingThreads.mayLead(Thread.currentThread())).isTrue();
  }
}
