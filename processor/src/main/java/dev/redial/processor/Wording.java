package dev.redial.processor;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** How messages name things. */
final class Wording {
  private Wording() {}

  /** A type without the packages of its parts and without type annotations. */
  static String of(TypeMirror type) {
    return qualified(type)
        .replaceAll("\\b(?:\\p{Ll}[\\w$]*\\.)+(?=\\p{Lu})", "")
        .replace(",", ", ")
        .replace(",  ", ", ");
  }

  /** A type with all packages, for where a name alone may not tell. */
  static String qualified(TypeMirror type) {
    return type.toString().replaceAll("@[\\w.]+(\\([^)]*\\))? ?", "");
  }

  /** {@code " Did you mean x?"} for the candidate most like {@code name}, if one is like it. */
  static String didYouMean(String name, Collection<String> candidates) {
    Optional<String> nearest =
        candidates.stream()
            .filter(candidate -> isLike(name.toLowerCase(Locale.ROOT), lower(candidate)))
            .findFirst();
    return nearest.map(candidate -> " Did you mean " + candidate + "?").orElse("");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static boolean isLike(String one, String other) {
    return one.contains(other) || other.contains(one) || distance(one, other) <= 2;
  }

  /** Levenshtein's distance, one row of its table at a time. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substitution = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
