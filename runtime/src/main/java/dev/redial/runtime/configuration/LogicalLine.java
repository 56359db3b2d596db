package dev.redial.runtime.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One key and its value as a properties file has them: a natural line with those that continue it.
 *
 * @param number of its first natural line, from 1
 * @param text to be read by {@link java.util.Properties}
 */
record LogicalLine(int number, String text) {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Pattern SILENT = Pattern.compile("[ \t\f]*([#!].*)?", Pattern.DOTALL);

  /** The lines of a text, without comments and blank ones, as {@code Properties.load} has them. */
  static List<LogicalLine> of(String text) {
    String[] natural = LINE_END.split(text, -1);
    List<LogicalLine> lines = new ArrayList<>();
    for (int i = 0; i < natural.length; i++) {
      if (SILENT.matcher(natural[i]).matches()) {
        continue;
      }
      int first = i;
      StringBuilder line = new StringBuilder(natural[i]);
      while (isContinued(natural[i]) && i + 1 < natural.length) {
        line.append('\n').append(natural[++i]);
      }
      lines.add(new LogicalLine(first + 1, line.toString()));
    }
    return lines;
  }

  /** An odd number of backslashes: the last one takes the line end away. */
  private static boolean isContinued(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\\') {
      end--;
    }
    return (line.length() - end) % 2 == 1;
  }
}
