package dev.redial.runtime.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Reads a file as {@link Properties} does, line by line, so that each key knows where it stands.
 *
 * <p>Thread-safety: none; used by one thread.
 */
final class PropertiesFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String name;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private PropertiesFile(String name) {
    this.name = name;
  }

  static Source read(Path file) {
    PropertiesFile reading = new PropertiesFile(file.toString());
    try {
      reading.readAll(Files.readString(file));
    } catch (NoSuchFileException e) {
      reading.refuse("there is no such file");
    } catch (CharacterCodingException e) {
      reading.refuse("it is not UTF-8; save it as that, or write other characters as \\uXXXX");
    } catch (IOException e) {
      reading.refuse("it cannot be read: " + e);
    }
    return reading.source();
  }

  /** The same for the text of a file. */
  static Source of(String name, String text) {
    PropertiesFile reading = new PropertiesFile(name);
    reading.readAll(text);
    return reading.source();
  }

  private Source source() {
    return new Source(name, Source.Rank.FILE, Spelling.AS_DOCUMENTED, entries, problems);
  }

  private void refuse(String what) {
    problems.add(new Problem(name, what));
  }

  private void readAll(String text) {
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    LogicalLine.of(content).forEach(this::readLine);
  }

  private void readLine(LogicalLine line) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(line.text()));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          new Problem(
              name + ", line " + line.number(), "it cannot be read: %s".formatted(e.getMessage())));
    }
    one.stringPropertyNames()
        .forEach(key -> add(new Entry(key, one.getProperty(key, ""), line.number())));
  }

  private void add(Entry entry) {
    Integer before = lines.putIfAbsent(entry.key(), entry.line());
    if (before == null) {
      entries.add(entry);
    } else {
      problems.add(
          new Problem(
              name + ", line " + entry.line() + ": " + entry.key(),
              "it stands in line %d already; leave one of them out".formatted(before)));
    }
  }
}
