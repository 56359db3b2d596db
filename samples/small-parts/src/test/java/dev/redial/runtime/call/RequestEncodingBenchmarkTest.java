package dev.redial.runtime.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.OutgoingRequest;
import org.junit.jupiter.api.Test;

class RequestEncodingBenchmarkTest {
  private final RequestEncodingBenchmark benchmark = new RequestEncodingBenchmark();

  @Test
  void theHeadIsWhatGoesOut() {
    assertThat(octets(benchmark.head()))
        .isEqualTo(
            """
            GET /v1/shelves/7/books/9780000000001?view=full HTTP/1.1
            Host: books.example
            Accept: text/plain
            User-Agent: Redial

            """
                .replace("\n", "\r\n"));
  }

  @Test
  void theBodyIsCaptured() {
    assertThat(octets(benchmark.headAndBody()))
        .startsWith("PUT /v1/shelves/7/books/9780000000001 HTTP/1.1\r\n")
        .contains("\r\nContent-Type: text/plain")
        .endsWith("\r\nContent-Length: 25\r\n\r\nIt was the best of times.");
  }

  @Test
  void theSameByHandHasTheSameOctets() {
    assertThat(octets(benchmark.headOfHttpRequest())).isEqualTo(octets(benchmark.head()));
  }

  private static String octets(OutgoingRequest request) {
    return new String(request.head(), US_ASCII) + new String(request.body(), US_ASCII);
  }
}
