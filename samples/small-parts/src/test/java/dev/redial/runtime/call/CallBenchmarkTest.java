package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class CallBenchmarkTest {
  private static final String TEXT = "It was the best of times, it was the worst of times.";

  private final CallBenchmark benchmark = new CallBenchmark();

  @Test
  void eachCallHasItsAnswer() {
    for (int round = 0; round < 3; round++) {
      assertThat(benchmark.throughAnotherClient()).isEqualTo(TEXT);
      assertThat(benchmark.generated()).isEqualTo(TEXT);
      assertThat(benchmark.generatedWithBody()).isEqualTo(TEXT);
      assertThat(benchmark.generatedAndIntercepted()).isEqualTo(TEXT);
      assertThat(benchmark.generatedAndListenedTo()).isEqualTo(TEXT);
    }
  }

  @Test
  void soHasARequestWrittenByHand() throws Exception {
    HttpResponse<String> answer = benchmark.httpRequest();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Server")).hasValue("shop");
    assertThat(answer.body()).isEqualTo(TEXT);
  }
}
