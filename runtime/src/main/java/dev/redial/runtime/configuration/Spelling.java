package dev.redial.runtime.configuration;

import java.util.Locale;

/** How a source writes keys. */
enum Spelling {
  /** As they are documented. */
  AS_DOCUMENTED {
    @Override
    String write(String key) {
      return key;
    }

    @Override
    boolean isOurs(String key) {
      return key.startsWith(Domain.ROOT);
    }
  },
  /** In capitals, with {@code _} for everything that is neither letter nor digit. */
  ENVIRONMENT {
    @Override
    String write(String key) {
      return normalForm(key).toUpperCase(Locale.ROOT);
    }

    @Override
    boolean isOurs(String key) {
      return normalForm(key).startsWith(normalForm(Domain.ROOT));
    }
  };

  /** This key in this spelling. */
  abstract String write(String key);

  /** Whether a key in this spelling is meant for Redial. */
  abstract boolean isOurs(String key);

  /** What all spellings of a key have in common. */
  static String normalForm(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "_");
  }
}
