package dev.redial.processor.random;

import dev.redial.processor.random.Specimen.Home;
import java.util.Map;

/**
 * Where everything is, and how it is called there.
 *
 * @param shown modifiers of the interfaces
 * @param seen modifiers of the types that they mention
 * @param deprecated what stands in front of the types of these names
 * @param renamed what types of these names are called instead
 */
record Setting(
    Place place,
    String shown,
    String seen,
    Home home,
    Style style,
    Map<String, String> deprecated,
    Map<String, String> renamed) {

  /** Where the types are that an interface mentions. */
  enum Place {
    /** Each in a source of its own. */
    BESIDE,
    /** In the interface. */
    NESTED,
    /** In the class that the interface is in, too. */
    OUTER,
    /** Behind the interface, in its source. */
    AUXILIARY,
    /** In another package. */
    FAR
  }

  /** How types of other packages are named. */
  enum Style {
    IMPORTED,
    QUALIFIED
  }

  /** The modifiers of a top-level type. */
  static String topLevel(String modifiers) {
    return modifiers.startsWith("public") ? "public " : "";
  }
}
