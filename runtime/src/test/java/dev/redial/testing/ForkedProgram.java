package dev.redial.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program in a virtual machine of its own, with the libraries that Redial requires and what is
 * named.
 *
 * @param main the program
 * @param options of the virtual machine
 * @param places more directories and jars for its class path
 */
public record ForkedProgram(Class<?> main, List<String> options, List<Path> places) {
  /** A class of each library. */
  private static final List<String> REQUIRED =
      List.of(
          "dev.redial.Endpoint",
          "dev.redial.runtime.Redial",
          "io.github.resilience4j.retry.Retry",
          "io.github.resilience4j.core.IntervalFunction",
          "org.slf4j.LoggerFactory");

  /** Without options. */
  public static ForkedProgram of(Class<?> main, String... options) {
    return new ForkedProgram(main, List.of(options), List.of());
  }

  /** The same with more places on its class path. */
  public ForkedProgram with(Path... more) {
    return new ForkedProgram(
        main, options, Stream.concat(places.stream(), Stream.of(more)).toList());
  }

  /**
   * How it went.
   *
   * @param status 0 if all is well
   * @param lines what it printed, errors included
   */
  public record Outcome(int status, List<String> lines) {
    /** All that it printed. */
    public String output() {
      return String.join("\n", lines);
    }
  }

  /**
   * Runs it to its end.
   *
   * @param onLine told of each line as it is printed
   * @param arguments of the program
   */
  public Outcome run(Consumer<String> onLine, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(Arrays.asList(arguments));
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = new ArrayList<>();
      output.lines().peek(onLine).forEach(lines::add);
      if (!program.waitFor(30, TimeUnit.SECONDS)) {
        throw new IOException(main + " has closed its output and goes on");
      }
      return new Outcome(program.exitValue(), lines);
    } finally {
      program.destroyForcibly();
    }
  }

  private String classPath() {
    Stream<Path> known =
        Stream.concat(Stream.of(main.getName()), REQUIRED.stream()).map(ForkedProgram::placeOf);
    return Stream.concat(known, places.stream())
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The directory or jar of the class {@code known}. */
  public static Path placeOf(String known) {
    try {
      Class<?> loaded = Class.forName(known);
      return Path.of(loaded.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(known + " has no place", e);
    }
  }
}
