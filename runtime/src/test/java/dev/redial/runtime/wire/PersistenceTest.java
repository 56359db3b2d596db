package dev.redial.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.wire.Persistence.Outlook;
import dev.redial.runtime.wire.Persistence.Via;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersistenceTest {
  @ParameterizedTest(name = "HTTP/1.{0} {1} {2}")
  @Tag("P1")
  @Tag("P2")
  @Tag("P6")
  @Tag("F10")
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | DIRECT      | A: b                                           | REUSABLE",
        "1 | DIRECT      | Connection: close                              | CLOSE_ANNOUNCED",
        "1 | DIRECT      | Connection: CLOSE                              | CLOSE_ANNOUNCED",
        "1 | DIRECT      | Connection: close, foo                         | CLOSE_ANNOUNCED",
        "1 | DIRECT      | Connection: foo ; Connection: bar, Close       | CLOSE_ANNOUNCED",
        "1 | DIRECT      | Connection: keep-alive, close                  | CLOSE_ANNOUNCED",
        "1 | DIRECT      | Connection: closed                             | REUSABLE",
        "1 | PLAIN_PROXY | A: b                                           | REUSABLE",
        "0 | DIRECT      | A: b                                           | ENDS",
        "0 | DIRECT      | Connection: Keep-Alive                         | REUSABLE",
        "0 | DIRECT      | Connection: close                              | CLOSE_ANNOUNCED",
        "0 | PLAIN_PROXY | Connection: keep-alive                         | ENDS",
        "0 | DIRECT      | Connection: keep-alive ; Transfer-Encoding: chunked | ENDS",
        "1 | DIRECT      | Keep-Alive: max=0                              | ENDS",
        "1 | DIRECT      | Keep-Alive: max=1                              | REUSABLE",
        "1 | DIRECT      | Keep-Alive: max=x                              | ENDS",
        "1 | DIRECT      | Keep-Alive: timeout=-1, max=5                  | ENDS",
        "1 | DIRECT      | Keep-Alive: timeout                            | ENDS",
        "1 | DIRECT      | Keep-Alive: 5                                  | REUSABLE",
      })
  void outlook(int minorVersion, Via via, String lines, Outlook expected) {
    Persistence persistence = of(minorVersion, 200, lines, new Framing.Length(1), via);
    assertThat(persistence.outlook()).isEqualTo(expected);
    assertThat(persistence.reusable()).isEqualTo(expected == Outlook.REUSABLE);
    assertThat(persistence.closeAnnounced()).isEqualTo(expected == Outlook.CLOSE_ANNOUNCED);
  }

  @ParameterizedTest(name = "{0}")
  @Tag("P4")
  @CsvSource(
      delimiter = '|',
      value = {
        "Keep-Alive: timeout=5            | 4000",
        "Keep-Alive: timeout=1            | 500",
        "Keep-Alive: timeout=0            | 0",
        "Keep-Alive: max=3, timeout = \"5\" | 4000",
        "Keep-Alive: timeout=9 ; Keep-Alive: TIMEOUT=5 | 4000",
        "Keep-Alive: timeout=600          | 30000",
        "Keep-Alive: timeout=9223372036854775807 | 30000",
        "Keep-Alive: timeout=99999999999999999999 | 30000",
        "Keep-Alive: timeout=-1           | 30000",
        "Keep-Alive: timeout              | 30000",
        "Keep-Alive: 5                    | 30000",
        "A: b                             | 30000",
      })
  void idleLimitIsTheServersLessAMargin(String lines, long expectedMillis) {
    Persistence persistence = of(1, 200, lines, new Framing.None(), Via.DIRECT);
    assertThat(persistence.idleLimit(Duration.ofSeconds(30))).hasMillis(expectedMillis);
  }

  @ParameterizedTest(name = "{0}")
  @Tag("P4")
  @CsvSource(
      delimiter = '|',
      value = {
        "Keep-Alive: timeout=5, max=2 | 2",
        "Keep-Alive: max=2, max=7 | 2",
        "Keep-Alive: max=99999999999 | 2147483647",
        "Keep-Alive: max=x | -1",
        "Keep-Alive: timeout=5 | -1",
      })
  void remainingMax(String lines, int expected) {
    Persistence persistence = of(1, 200, lines, new Framing.None(), Via.DIRECT);
    assertThat(persistence.remainingMax().orElse(-1)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @Tag("F5")
  @Tag("P1")
  @CsvSource({"200, UNTIL_CLOSE", "200, TUNNEL", "101, NONE"})
  void whatDoesNotEndByItselfEndsTheConnection(int status, String framing) {
    Framing ends =
        switch (framing) {
          case "UNTIL_CLOSE" -> new Framing.UntilClose();
          case "TUNNEL" -> new Framing.Tunnel();
          default -> new Framing.None();
        };
    assertThat(of(1, status, "A: b", ends, Via.DIRECT).outlook()).isEqualTo(Outlook.ENDS);
  }

  private static Persistence of(
      int minorVersion, int status, String lines, Framing framing, Via via) {
    Fields.Builder fields = Fields.builder();
    for (String line : lines.split(" ; ", -1)) {
      String[] parts = line.split(": ", 2);
      fields.add(parts[0].trim(), parts[1].trim());
    }
    return Persistence.of(new ResponseHead(minorVersion, status, fields.build()), framing, via);
  }
}
