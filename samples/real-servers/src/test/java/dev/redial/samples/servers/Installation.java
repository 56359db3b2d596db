package dev.redial.samples.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Which server programs a machine has.
 *
 * @param directories where executables are
 * @param promised executables that whoever started the tests has made sure of
 */
record Installation(List<Path> directories, Set<String> promised) {
  /** Where Debian puts daemons; a user's PATH lacks it. */
  private static final List<Path> SYSTEM =
      List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));

  private static final String EVERYTHING_PROMISED = "redial.servers.required";

  /** This machine's; {@code .ci/run} names in REDIAL_SERVERS what it has made sure of. */
  static Installation ofThisMachine() {
    Stream<Path> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(Path::of);
    return new Installation(Stream.concat(path, SYSTEM.stream()).toList(), promises());
  }

  private static Set<String> promises() {
    Stream<String> names =
        Boolean.getBoolean(EVERYTHING_PROMISED)
            ? Stream.of(ServerProgram.values()).map(ServerProgram::executable)
            : Stream.of(System.getenv().getOrDefault("REDIAL_SERVERS", "").split(" ", -1));
    return Set.copyOf(names.distinct().toList());
  }

  /** The program's file; without it the test ends, as skipped, or as failed where promised. */
  Path require(ServerProgram program) {
    Optional<Path> file =
        directories.stream()
            .map(directory -> directory.resolve(program.executable()))
            .filter(Files::isExecutable)
            .findFirst();
    return file.orElseGet(() -> endTest(program));
  }

  private Path endTest(ServerProgram program) {
    return promised.contains(program.executable())
        ? Assertions.fail(program.howToInstall() + "; it was said to be here")
        : Assumptions.abort(program.howToInstall());
  }
}
