package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The bits of RFC 9562, section 5.7. */
class TimeOrderedUuidTest {
  /** Source: RFC 9562, appendix A.6. */
  @Test
  void isThatOfTheRfc() {
    UUID random = new UUID(0xFFFF_FFFF_FFFF_4CC3L, 0x98C4_DC0C_0C07_398FL);
    assertThat(TimeOrderedUuid.of(0x017F_22E2_79B0L, random))
        .hasToString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  }

  @Test
  void hasTimeVersionAndVariantAndAllOfTheChance() {
    long millis = 0xFEDC_BA98_7654L;
    for (int i = 0; i < 1_000; i++) {
      UUID random = UUID.randomUUID();
      UUID made = TimeOrderedUuid.of(millis, random);
      assertThat(made.version()).isEqualTo(7);
      assertThat(made.variant()).isEqualTo(2);
      assertThat(made.getMostSignificantBits() >>> 16).isEqualTo(millis);
      assertThat(made.getMostSignificantBits() & 0xFFF)
          .isEqualTo(random.getMostSignificantBits() & 0xFFF);
      assertThat(made.getLeastSignificantBits()).isEqualTo(random.getLeastSignificantBits());
    }
  }
}
