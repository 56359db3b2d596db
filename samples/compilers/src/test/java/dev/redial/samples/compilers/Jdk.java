package dev.redial.samples.compilers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where JDKs are. */
final class Jdk {
  private Jdk() {}

  /**
   * The folder of a JDK: the running one, what {@code -Djdk.25=...} or {@code JAVA_HOME_25} names,
   * or one beside the running one.
   */
  static Optional<Path> find(int feature) {
    Path running = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() == feature) {
      return Optional.of(running);
    }
    return Stream.of(
            Optional.ofNullable(System.getProperty("jdk." + feature)),
            Optional.ofNullable(System.getenv("JAVA_HOME_" + feature)),
            Optional.ofNullable(System.getenv("JAVA_HOME_" + feature + "_X64")))
        .flatMap(Optional::stream)
        .map(Path::of)
        .findFirst()
        .or(() -> beside(running, feature));
  }

  private static Optional<Path> beside(Path running, int feature) {
    try (Stream<Path> folders = Files.list(running.getParent())) {
      return folders.sorted().filter(folder -> isJdk(folder, feature)).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every JDK has a file that says which one it is. */
  private static boolean isJdk(Path folder, int feature) {
    Path release = folder.resolve("release");
    if (!Files.isExecutable(folder.resolve("bin/javac")) || !Files.isRegularFile(release)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(release)) {
      return lines.anyMatch(line -> line.matches("JAVA_VERSION=\"" + feature + "(\\..*)?\""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
