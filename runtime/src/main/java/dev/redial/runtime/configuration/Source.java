package dev.redial.runtime.configuration;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Where keys are read from.
 *
 * @param name for messages
 * @param rank what goes before what
 * @param spelling of its keys
 * @param entries in their order
 * @param problems of reading it
 */
public record Source(
    String name, Rank rank, Spelling spelling, List<Entry> entries, List<Problem> problems) {

  /** What goes before what: the later one. */
  enum Rank {
    /** Files, and properties that the application has read itself; later ones first. */
    FILE,
    /** Environment variables. */
    ENVIRONMENT,
    /** System properties. */
    SYSTEM
  }

  /** A properties file, in UTF-8. */
  public static Source file(Path file) {
    return PropertiesFile.read(file);
  }

  /** Properties, with their defaults. */
  public static Source properties(Properties properties) {
    List<Entry> entries =
        properties.stringPropertyNames().stream()
            .sorted()
            .map(key -> new Entry(key, properties.getProperty(key), 0))
            .toList();
    return new Source("properties", Rank.FILE, Spelling.AS_DOCUMENTED, entries, noText(properties));
  }

  /** They are no property at all, says {@code Properties}; what was put there was meant. */
  private static List<Problem> noText(Properties properties) {
    return properties.entrySet().stream()
        .filter(entry -> entry.getKey() instanceof String && !(entry.getValue() instanceof String))
        .map(
            entry ->
                new Problem(
                    "properties: " + entry.getKey(),
                    "its value is no text but a %s; use setProperty"
                        .formatted(entry.getValue().getClass().getName())))
        .sorted(Comparator.comparing(Problem::where))
        .toList();
  }

  /** System properties; keys that are not Redial's are left out. */
  public static Source system(Properties properties) {
    List<Entry> entries =
        properties(properties).entries.stream() // others put what they like among the system's
            .filter(entry -> Spelling.AS_DOCUMENTED.isOurs(entry.key()))
            .toList();
    return new Source("system properties", Rank.SYSTEM, Spelling.AS_DOCUMENTED, entries, List.of());
  }

  /** Environment variables; those that are not Redial's are left out. */
  public static Source environment(Map<String, String> variables) {
    List<Entry> entries =
        new TreeSet<>(variables.keySet())
            .stream()
                .filter(Spelling.ENVIRONMENT::isOurs)
                .map(key -> new Entry(key, variables.getOrDefault(key, ""), 0))
                .toList();
    return new Source("environment", Rank.ENVIRONMENT, Spelling.ENVIRONMENT, entries, List.of());
  }

  /** Where an entry stands, with its key. */
  String place(Entry entry) {
    String line = entry.line() == 0 ? "" : ", line " + entry.line();
    return name + line + ": " + entry.key();
  }
}
