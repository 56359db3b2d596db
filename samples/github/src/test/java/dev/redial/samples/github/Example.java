package dev.redial.samples.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request and its answer, as in the files under {@code examples}.
 *
 * @param name interface and method, as in {@code Issues/create}; what follows a hyphen tells
 *     several of one method apart
 */
record Example(String name, Request request, Answer answer, @Nullable Example then) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path ROOT = Path.of("src/test/resources/examples");

  /**
   * What has to come.
   *
   * @param line method and target
   * @param headers beside those that every request has
   * @param body JSON; null for none, or for a text
   */
  record Request(
      String line,
      @Nullable Map<String, String> headers,
      @Nullable JsonNode body,
      @Nullable String text) {
    boolean isSimilar(Received received) {
      return received.line().equals(line);
    }

    /** What is wrong with {@code received}, which has the same line; empty if nothing is. */
    Optional<String> objection(Received received) {
      return wantedHeaders().entrySet().stream()
          .filter(wanted -> !received.header(wanted.getKey()).equals(wanted.getValue()))
          .map(wanted -> "wanted " + wanted + ", not " + received.header(wanted.getKey()))
          .findFirst()
          .or(() -> objectionToBody(received.body()));
    }

    private Map<String, String> wantedHeaders() {
      Map<String, String> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      wanted.put("Accept", "application/vnd.github+json");
      wanted.put("X-GitHub-Api-Version", "2022-11-28");
      wanted.put("Authorization", "Bearer " + GitHubStub.TOKEN);
      wanted.put("Content-Type", body == null ? "" : "application/json");
      wanted.putAll(headers == null ? Map.of() : headers);
      return wanted;
    }

    private Optional<String> objectionToBody(String received) {
      boolean same =
          body == null
              ? received.equals(text == null ? "" : text)
              : !received.isEmpty() && JSON.readTree(received).equals(body);
      return same ? Optional.empty() : Optional.of("wanted another body, not " + received);
    }
  }

  /**
   * What is said then.
   *
   * @param body JSON; null for none, or for a text
   */
  record Answer(
      int status,
      @Nullable Map<String, String> headers,
      @Nullable JsonNode body,
      @Nullable String text) {
    byte[] octets() {
      return body == null
          ? (text == null ? "" : text).getBytes(UTF_8)
          : JSON.writeValueAsBytes(body);
    }

    Map<String, String> allHeaders() {
      Map<String, String> all = new TreeMap<>();
      if (body != null) {
        all.put("Content-Type", "application/json; charset=utf-8");
      }
      all.putAll(headers == null ? Map.of() : headers);
      return all;
    }
  }

  /** A request as it came; a field that did not come is an empty text. */
  record Received(String line, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.entrySet().stream()
          .filter(field -> field.getKey().equalsIgnoreCase(name))
          .map(field -> String.join("|", field.getValue()))
          .findFirst()
          .orElse("");
    }
  }

  /** All of them. */
  static List<Example> all() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(Files::isRegularFile).sorted().map(Example::read).toList();
    }
  }

  private static Example read(Path file) {
    try {
      String name = ROOT.relativize(file).toString().replace(".json", "");
      Example read = JSON.readValue(Files.readString(file), Example.class);
      return new Example(name, read.request, read.answer, read.then);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** As in {@code Issues/create}. */
  String endpoint() {
    return name.replaceFirst("-.*", "");
  }

  /** This one and what follows it. */
  Stream<Example> steps() {
    return Stream.iterate(this, step -> step != null, Example::then);
  }
}
