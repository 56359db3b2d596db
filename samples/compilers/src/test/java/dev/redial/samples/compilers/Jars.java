package dev.redial.samples.compilers;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars on the class path of these tests: ours are those that would be published. */
final class Jars {
  private static final List<String> LIBRARY =
      List.of(
          "redial-api", "redial-runtime", "jakarta.inject-api", "jspecify", "resilience4j-retry");

  private Jars() {}

  static Path processor() {
    return of("redial-processor");
  }

  /** What everybody compiles against. */
  static List<Path> library() {
    return LIBRARY.stream().map(Jars::of).toList();
  }

  /** As compilers want it. */
  static String path(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path of(String artifact) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().matches(artifact + "-[0-9].*\\.jar"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no jar of " + artifact + " on the class path"));
  }
}
