package dev.redial.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResponseDecodingBenchmarkTest {
  private static final int OCTETS = 106;

  private final ResponseDecodingBenchmark benchmark = new ResponseDecodingBenchmark();

  @Test
  void theLastHeadIsTheSameObject() throws Exception {
    ResponseHead first = benchmark.sameHead().head();
    ResponseDecoder second = benchmark.sameHead();
    assertThat(second.head()).isSameAs(first);
    assertThat(second.received()).isEqualTo(OCTETS);
  }

  @Test
  void everySecondAnswerHasAnotherDate() throws Exception {
    assertThat(date(benchmark.otherDate())).endsWith(":00 GMT");
    assertThat(date(benchmark.otherDate())).endsWith(":01 GMT");
    assertThat(date(benchmark.otherDate())).endsWith(":00 GMT");
  }

  private static String date(ResponseDecoder decoder) {
    return decoder.head().fields().first("Date").orElseThrow();
  }

  @Test
  void everySecondAnswerIsAnother() throws Exception {
    assertThat(type(benchmark.otherHead())).startsWith("text/plain");
    assertThat(type(benchmark.otherHead())).isEqualTo("text/html");
    assertThat(benchmark.otherHead().received()).isEqualTo(OCTETS);
  }

  private static String type(ResponseDecoder decoder) {
    return decoder.head().fields().first("Content-Type").orElseThrow();
  }

  @Test
  void chunksGiveTheSameContent() throws Exception {
    ResponseDecoder decoder = benchmark.chunked();
    assertThat(decoder.framing()).isInstanceOf(Framing.Chunked.class);
    assertThat(decoder.received()).isEqualTo(OCTETS);
  }
}
