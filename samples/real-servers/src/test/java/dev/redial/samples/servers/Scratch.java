package dev.redial.samples.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The temporary directory of one server; its logs outlive it in {@code target/server-logs}.
 *
 * <p>Servers that root starts go on as users of their own: everybody may look in, and write into
 * its folders.
 */
final class Scratch implements AutoCloseable {
  private static final Path KEPT = Path.of("target", "server-logs");

  private final Path directory;

  private Scratch(Path directory) {
    this.directory = directory;
  }

  static Scratch forServer(String name) throws IOException {
    Path directory = Files.createTempDirectory("redial-" + name + "-");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    var scratch = new Scratch(directory);
    scratch.folder("logs");
    return scratch;
  }

  Path directory() {
    return directory;
  }

  Path log(String name) {
    return directory.resolve("logs").resolve(name);
  }

  Path folder(String name) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    return folder;
  }

  /** Writes a resource there, with a value for each {@code @name@}, and {@code @dir@} for this. */
  Path fill(String resource, Map<String, String> values) throws IOException {
    String text = read(resource).replace("@dir@", directory.toString());
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return Files.writeString(directory.resolve(resource), text);
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = Scratch.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    try {
      keepLogs();
      for (Path path : contents(directory).sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keepLogs() throws IOException {
    Path kept = Files.createDirectories(KEPT.resolve(directory.getFileName()));
    for (Path log : contents(directory.resolve("logs")).filter(Files::isRegularFile).toList()) {
      Files.copy(log, kept.resolve(log.getFileName()));
    }
  }

  private static Stream<Path> contents(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> all = paths.toList();
      return all.stream();
    }
  }
}
