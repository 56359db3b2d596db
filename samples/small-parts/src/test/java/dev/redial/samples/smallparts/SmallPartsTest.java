package dev.redial.samples.smallparts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark runs; what it does is tested beside it, and how long it takes is not. */
class SmallPartsTest {
  @Test
  void eachBenchmarkRunsOnce() throws RunnerException {
    Options once =
        new OptionsBuilder()
            .mode(Mode.SingleShotTime)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    assertThat(new Runner(once).run())
        .allMatch(SmallPartsTest::hasRun)
        .extracting(SmallPartsTest::name)
        .containsExactlyInAnyOrder(
            "CallBenchmark.generated",
            "CallBenchmark.generatedAndIntercepted",
            "CallBenchmark.generatedAndListenedTo",
            "CallBenchmark.generatedWithBody",
            "CallBenchmark.httpRequest",
            "CallBenchmark.throughAnotherClient",
            "CallTargetBenchmark.escaped",
            "CallTargetBenchmark.plain",
            "ExchangeLogBenchmark.noListener",
            "ExchangeLogBenchmark.oneListener",
            "RequestEncodingBenchmark.head",
            "RequestEncodingBenchmark.headAndBody",
            "RequestEncodingBenchmark.headOfHttpRequest",
            "ResendingBenchmark.lostNonIdempotent",
            "ResendingBenchmark.lostWhenNew",
            "ResendingBenchmark.lostWhenReused",
            "ResendingBenchmark.notSent",
            "ResponseDecodingBenchmark.chunked",
            "ResponseDecodingBenchmark.otherDate",
            "ResponseDecodingBenchmark.otherHead",
            "ResponseDecodingBenchmark.sameHead");
  }

  private static boolean hasRun(RunResult result) {
    return result.getPrimaryResult().getSampleCount() == 1
        && result.getPrimaryResult().getScore() > 0;
  }

  /** Class and method. */
  private static String name(RunResult result) {
    String whole = result.getParams().getBenchmark();
    String named = whole.substring(0, whole.lastIndexOf('.'));
    return whole.substring(named.lastIndexOf('.') + 1);
  }
}
