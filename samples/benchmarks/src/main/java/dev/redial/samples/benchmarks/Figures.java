package dev.redial.samples.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run has measured, by name; it travels between processes as one line.
 *
 * @param fault of the run; empty if there was none
 */
record Figures(Map<String, Double> numbers, String fault) {
  private static final String MARK = "figures ";
  private static final String FAULT = "fault";

  Figures {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers)); // in their order
  }

  static Figures none() {
    return new Figures(Map.of(), "");
  }

  static Figures failed(String fault) {
    return new Figures(Map.of(), fault);
  }

  /** These and one more. */
  Figures with(String name, long number) {
    return with(name, (double) number);
  }

  /** These and one more. */
  Figures with(String name, double number) {
    Map<String, Double> more = new LinkedHashMap<>(numbers);
    more.put(name, number);
    return new Figures(more, fault);
  }

  /** These, wrong for that reason unless {@code right}. */
  Figures unless(boolean right, String reason) {
    return right || !isRight() ? this : new Figures(numbers, reason);
  }

  boolean isRight() {
    return fault.isEmpty();
  }

  /** Not a number if there is none of that name. */
  double number(String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }

  String line() {
    StringBuilder line = new StringBuilder(MARK);
    numbers.forEach((name, number) -> line.append(name).append('=').append(number).append(' '));
    return line.append(FAULT).append('=').append(fault.replaceAll("\\s+", "_")).toString();
  }

  static boolean isLine(String line) {
    return line.startsWith(MARK);
  }

  static Figures of(String line) {
    Figures figures = none();
    for (String pair : line.substring(MARK.length()).split(" ", -1)) {
      String[] both = pair.split("=", 2);
      figures =
          both[0].equals(FAULT)
              ? new Figures(figures.numbers, both[1])
              : figures.with(both[0], Double.parseDouble(both[1]));
    }
    return figures;
  }
}
