package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.http.HttpHeaders;
import org.junit.jupiter.api.Test;

/** Heads that are odd, but answers. */
@Http1ContractTest
class HeadContractTest extends Contract {
  private static final String NOTHING = "Content-Length: 0\r\n\r\n";

  private RawServer answering(String octets) {
    return Content.raw(
        transport(),
        connection -> {
          connection.readRequest();
          connection.write(octets);
        });
  }

  @Test
  @Differs(IntendedDifference.NO_CONTENT_HAS_NO_LENGTH)
  void lengthOfNoContentIsRefusedOrNotMeant() throws Exception {
    try (RawServer server = answering("HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\n")) {
      differing(
          () ->
              assertThat(catchThrowable(() -> send(get(server.uri("/")))))
                  .isInstanceOf(IOException.class),
          () -> assertThat(send(get(server.uri("/"))).body()).isEmpty());
    }
    try (RawServer server = answering("HTTP/1.1 204 No\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(send(get(server.uri("/"))).body()).isEmpty();
    }
  }

  @Test
  @Differs(IntendedDifference.FIELDS_OF_THE_CONNECTION_ARE_OURS)
  void fieldsOfTheConnectionAreShownOrNot() throws Exception {
    String fields = "Keep-Alive: timeout=5\r\nUpgrade: h3\r\nConnection: keep-alive\r\nX: 1\r\n";
    try (RawServer server = answering("HTTP/1.1 200 OK\r\n" + fields + NOTHING)) {
      HttpHeaders shown = send(get(server.uri("/"))).headers();
      assertThat(shown.map()).containsKeys("X", "Content-Length");
      differing(
          () -> assertThat(shown.map()).containsKeys("Keep-Alive", "Upgrade", "Connection"),
          () -> assertThat(shown.map()).doesNotContainKeys("Keep-Alive", "Upgrade", "Connection"));
    }
  }

  @Test
  void tabsAndLettersBeyondAsciiAreOfTheValue() throws Exception {
    try (RawServer server =
        answering("HTTP/1.1 200 OK\r\nX: gr\u00fc\u00df\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(send(get(server.uri("/"))).headers().firstValue("X")).hasValue("gr\u00fc\u00df");
    }
    try (RawServer server = answering("HTTP/1.1 200 OK\r\nX: a\tb\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(send(get(server.uri("/"))).headers().firstValue("X").orElseThrow())
          .matches("a[\t ]b");
    }
  }
}
