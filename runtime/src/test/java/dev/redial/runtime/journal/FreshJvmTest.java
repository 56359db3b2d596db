package dev.redial.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Endpoint;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can only be seen in a JVM of its own. */
final class FreshJvmTest {
  @Test
  void journalDoesNotInitialiseFlightRecorderButNoticesIt() throws Exception {
    assertThat(outputOf(FlightProgram.class))
        .contains(
            "at first: on false", "initialised false", "recording: on true", "stopped: on false");
  }

  /** The JVM rewrites them when they are loaded, which takes longer than a connection does. */
  @Test
  void classesOfFlightEventsAreNotLoadedBeforeFlightRecorderIs() throws Exception {
    List<String> output = outputOf(FlightProgram.class, "-Xlog:class+load:stdout");
    int asked = output.indexOf("initialised false");
    int recording = output.indexOf("recording: on true");

    assertThat(asked).isPositive().isLessThan(recording);
    assertThat(output.subList(0, asked)).noneMatch(FreshJvmTest::isOfFlightEvent);
    assertThat(output.subList(asked, recording)).anyMatch(FreshJvmTest::isOfFlightEvent);
  }

  private static boolean isOfFlightEvent(String line) {
    return line.contains(FlightExchange.class.getName()) || line.contains("jdk.jfr.Event ");
  }

  @Test
  void journalWorksWithoutFlightRecorder() throws Exception {
    assertThat(
            outputOf(WithoutFlightRecorder.class, "--limit-modules", "java.net.http,java.logging"))
        .contains("Flight Recorder false", "unheard: on false", "heard: on true")
        .contains("told " + Notes.event(2), "told " + Notes.event(3));
  }

  @Test
  void faultsOfAListenerAreLoggedAsAWarningOnce() throws Exception {
    List<String> output =
        outputOf(WithoutFlightRecorder.class, "--limit-modules", "java.net.http,java.logging");

    assertThat(output)
        .filteredOn(line -> line.startsWith("WARNING: A traffic listener failed"))
        .hasSize(1);
    assertThat(output).contains("java.lang.IllegalStateException: broken on purpose");
  }

  private static List<String> outputOf(Class<?> program, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Duser.language=en"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(), program.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.lines().toList();
  }

  private static String classPath() {
    return Stream.of(Endpoint.class, Journal.class, FreshJvmTest.class)
        .map(FreshJvmTest::placeOf)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String placeOf(Class<?> known) {
    try {
      return Path.of(known.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(known + " has no place", e);
    }
  }
}
