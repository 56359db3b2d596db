package dev.redial.samples.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A table whose first column is text and whose others are numbers.
 *
 * <p>Thread-safety: used by one thread.
 */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... columns) {
    row((Object[]) columns);
    text.append("|---").append("|--:".repeat(columns.length - 1)).append("|\n");
  }

  /** Numbers without digits behind the point; what has some comes as text. */
  void row(Object... cells) {
    text.append(
        Arrays.stream(cells)
            .map(cell -> cell instanceof Number number ? whole(number.doubleValue()) : cell)
            .map(String::valueOf)
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static String whole(double number) {
    return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%,d", Math.round(number));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
