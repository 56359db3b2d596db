package dev.redial.processor;

import dev.redial.processor.EndpointModel.Facts;
import dev.redial.processor.EndpointModel.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;

/**
 * A table of all endpoints, for whoever reviews a change of them: one line each, so that a diff
 * shows which of them have changed, and no column as wide as its widest cell, so that it shows no
 * others.
 */
final class Report {
  static final String OPTION = "redial.report";

  private static final List<String> COLUMNS =
      List.of(
          "API",
          "Method",
          "HTTP",
          "Path",
          "Idempotency",
          "Because of",
          "Retry",
          "Timeout",
          "Overall",
          "Body");

  private final Optional<String> file;
  private final Messager messager;
  private final List<List<String>> rows = new ArrayList<>();

  private Report(Optional<String> file, Messager messager) {
    this.file = file;
    this.messager = messager;
  }

  /** A report to the file that the options name; without one, nothing is written. */
  static Report asked(Map<String, String> options, Messager messager) {
    Optional<String> file =
        options.containsKey(OPTION)
            ? Optional.of(Optional.ofNullable(options.get(OPTION)).orElse(""))
            : Optional.empty();
    return new Report(file, messager);
  }

  void add(ClientModel client) {
    client.endpoints().forEach(endpoint -> rows.add(row(client, endpoint)));
  }

  private static List<String> row(ClientModel client, EndpointModel endpoint) {
    Facts facts = endpoint.facts();
    return List.of(
        facts.api(),
        code(client.api().getQualifiedName() + "." + signature(endpoint)),
        facts.verb(),
        code(facts.path()),
        idempotency(facts).name(),
        endpoint.review().because(),
        facts.retry().orElse("-"),
        facts.limits().attempt().orElse("-"),
        facts.limits().overall().orElse("-"),
        endpoint.review().body().text());
  }

  /** What a call promises; with a key, as long as the key counts. */
  private static Idempotency idempotency(Facts facts) {
    return facts.key().isPresent()
        ? facts.idempotency().mildest(Idempotency.IDEMPOTENT)
        : facts.idempotency();
  }

  private static String signature(EndpointModel endpoint) {
    return endpoint.parameters().stream()
        .map(Parameter::name)
        .collect(Collectors.joining(", ", endpoint.name() + "(", ")"));
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  /** Writes the file, if there is to be one. */
  void write() {
    file.ifPresent(this::write);
  }

  private void write(String name) {
    try {
      Path target = Path.of(name);
      if (!target.isAbsolute()) {
        refuse(name, "it is not absolute, and compilers run wherever they like");
        return;
      }
      if (target.getParent() != null) {
        Files.createDirectories(target.getParent());
      }
      Files.writeString(target, text());
    } catch (IOException | InvalidPathException e) {
      refuse(name, e.toString());
    }
  }

  private void refuse(String name, String why) {
    messager.printMessage(
        Tag.REP_01.kind(),
        "[%s] -A%s=%s cannot be written: %s".formatted(Tag.REP_01.text(), OPTION, name, why));
  }

  private String text() {
    String lines = rows.stream().map(Report::line).sorted().collect(Collectors.joining());
    return "# Endpoints\n\n" + line(COLUMNS) + "|---".repeat(COLUMNS.size()) + "|\n" + lines;
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Report::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** A bar would end the cell, a line's end the table. */
  private static String cell(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
  }
}
