package dev.redial.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That every measure runs and counts, and what memory is promised; speed is measured elsewhere. */
class ScalingTest {
  private static final String[] BRIEF = {"--quick", "--seconds=0.05", "--warm-seconds=0.05"};

  /** 2,537 to 2,770 were measured, of 200 connections; a lent buffer has nearly 32 KiB. */
  private static final double MOST_IDLE_HEAP_OCTETS = 4096;

  /** 0 to 317 were measured: up to two buffers more in the common store, by 200 connections. */
  private static final double MOST_IDLE_DIRECT_OCTETS = 2048;

  /** 1,256 to 1,259 were measured: the first compiler leaves out no object. */
  private static final double MOST_CALL_OCTETS = 1536;

  @Test
  void callsThroughPipelinesOfAllDepthsAreAnswered() throws IOException, InterruptedException {
    Report report = report(Measure.PIPELINES);
    assertThat(report.figures())
        .hasSize(6)
        .allSatisfy(
            run -> {
              assertThat(run.number("answered")).isPositive();
              assertThat(run.number("failed")).isZero();
              assertThat(run.number("served")).isGreaterThanOrEqualTo(run.number("answered"));
            });
    assertThat(report.text()).contains("| depth |", "| connections |", "\n| 16 | ", "\n| 4 | ");
  }

  @Test
  void idleConnectionsHoldLittleAndAreCalledAgain() throws IOException, InterruptedException {
    Figures redial = report(Measure.IDLE).figures().get(0);
    assertThat(redial.number("accepted")).isEqualTo(300);
    assertThat(redial.number("answered")).isEqualTo(300);
    assertThat(redial.number("answeredAgain")).isEqualTo(300);
    assertThat(redial.number("acceptedAgain")).isZero();
    assertThat(redial.number("heapEach")).as("heap").isBetween(1.0, MOST_IDLE_HEAP_OCTETS);
    assertThat(redial.number("directEach")).as("direct").isLessThan(MOST_IDLE_DIRECT_OCTETS);
  }

  @Test
  void allOriginsAreCalled() throws IOException, InterruptedException {
    Figures redial = report(Measure.ORIGINS).figures().get(0);
    assertThat(redial.number("origins")).isEqualTo(50);
    assertThat(redial.number("accepted")).isGreaterThanOrEqualTo(50);
    assertThat(redial.number("served")).isGreaterThanOrEqualTo(redial.number("answered"));
    assertThat(redial.number("failed")).isZero();
  }

  @Test
  void firstCallOfEachJvmIsAnswered() throws IOException, InterruptedException {
    assertThat(report(Measure.START_UP).figures())
        .extracting(run -> run.number("answered"))
        .containsExactly(0.0, 1.0);
  }

  @Test
  void callAllocatesLittleAndAllOfItIsRecorded() throws IOException, InterruptedException {
    Report report = report(Measure.ALLOCATION);
    Figures recorded = report.figures().get(0);
    double measured = recorded.number("measured");
    assertThat(measured).isPositive();
    assertThat(recorded.number("sum")).isCloseTo(measured, within(0.05 * measured));
    assertThat(report.figures().get(1).number("sum")).isPositive();
    assertThat(measured).as("recorded").isLessThan(MOST_CALL_OCTETS);
    assertThat(report.figures().get(2).number("measured")).as("usual").isLessThan(MOST_CALL_OCTETS);
    assertThat(report.text())
        .contains("| a waiting call: class |", "| an asynchronous call: class |", "| `byte[]` | ");
  }

  private static Report report(Measure measure) throws IOException, InterruptedException {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Report report = measure.report(new ScalingRuns(measure, ScalingOptions.of(BRIEF), nowhere));
    assertThat(report.isRight()).as(report.text()).isTrue();
    return report;
  }

  @Test
  void figuresTravelAsALine() {
    Figures figures = Figures.none().with("answered", 17).with("octets:byte[]", 0.25);
    assertThat(Figures.of(figures.line())).isEqualTo(figures);
    assertThat(Figures.of(Figures.failed("not answered").line()).fault()).isEqualTo("not_answered");
  }

  @Test
  void faultsAreSaidAloud() {
    Report report = new Report("Title", List.of(), List.of(Figures.none(), Figures.failed("lost")));
    assertThat(report.isRight()).isFalse();
    assertThat(report.text()).contains("**lost**");
  }

  @Test
  void measuresAreChosenByName() {
    assertThat(ScalingOptions.of("--measures=idle,start-up").measures())
        .containsExactly(Measure.IDLE, Measure.START_UP);
    assertThatThrownBy(() -> ScalingOptions.of("--measures=speed"))
        .hasMessageContaining("of pipelines, idle, origins, start-up, allocation");
  }

  @Test
  void originsAreAllAddressesOnAllPorts() {
    assertThat(Origins.of("81,82", 2))
        .containsExactly(
            URI.create("http://127.0.1.1:81/"),
            URI.create("http://127.0.1.2:81/"),
            URI.create("http://127.0.1.1:82/"),
            URI.create("http://127.0.1.2:82/"));
  }
}
