package dev.redial.samples.compilers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the processor's own tests have on record: interfaces, and the clients made of them. */
final class Golden {
  private static final Path RESOURCES = Path.of("../../processor/src/test/resources");
  private static final Path INTERFACES = RESOURCES.resolve("interfaces");

  private Golden() {}

  /** The recorded clients. */
  static List<Path> clients() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("golden"))) {
      return files.filter(file -> file.toString().endsWith("Client.java")).sorted().toList();
    }
  }

  /** The interfaces of the recorded clients, and what they need. */
  static List<Path> interfaces() throws IOException {
    Stream<Path> apis =
        clients().stream()
            .map(client -> client.getFileName().toString().replace("Client.java", ".java"))
            .map(INTERFACES::resolve);
    return Stream.concat(apis, Stream.of(INTERFACES.resolve("User.java"))).toList();
  }

  /** The text of every recorded client by the name of its file. */
  static Map<String, String> texts() throws IOException {
    return texts(clients());
  }

  /** The text of every source below {@code folder} by the name of its file. */
  static Map<String, String> generated(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return texts(files.filter(file -> file.toString().endsWith(".java")).toList());
    }
  }

  private static Map<String, String> texts(List<Path> files) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files) {
      texts.put(file.getFileName().toString(), Files.readString(file));
    }
    return texts;
  }
}
