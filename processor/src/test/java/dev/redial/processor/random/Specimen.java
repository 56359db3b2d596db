package dev.redial.processor.random;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Sources that belong together, in a package of their own: an interface or two, and all that they
 * mention.
 *
 * @param apis how many clients there are to be if nothing is wrong
 */
public record Specimen(List<Unit> units, int apis, Home home, Strictness strictness) {
  /** In the text of units: the package. */
  static final String PACKAGE = "«p»";

  /**
   * A source file.
   *
   * @param name its path below the specimen's package, without {@code .java}
   */
  record Unit(String name, String text) {}

  /** Where it lives. */
  enum Home {
    NAMED,
    UNNAMED
  }

  /** What the processor is asked for. */
  enum Strictness {
    LENIENT,
    STRICT
  }

  /** As it would be read. */
  @Override
  public String toString() {
    return units.stream()
        .map(unit -> "// " + unit.name() + ".java, " + strictness + "\n" + unit.text())
        .collect(Collectors.joining("\n", "\n", "\n"));
  }
}
