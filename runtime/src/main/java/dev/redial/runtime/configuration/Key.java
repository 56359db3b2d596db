package dev.redial.runtime.configuration;

import org.jspecify.annotations.Nullable;

/**
 * One key, or one for each name.
 *
 * @param domain what it is about
 * @param setting its last part, such as {@code max-attempts}
 * @param kind what its value may be
 * @param standard what holds where it is left out; null for nothing
 * @param example a value other than that
 * @param meaning half a sentence for people
 */
public record Key<T>(
    Domain domain,
    String setting,
    Kind<T> kind,
    @Nullable T standard,
    String example,
    String meaning) {
  private static final String ANY = "NAME";

  /** As it is documented, such as {@code redial.retry.NAME.max-attempts}. */
  public String pattern() {
    return domain.key(ANY, setting);
  }

  /** What holds where it is left out, as it would be written. */
  public String standardText() {
    return standard == null ? "" : kind.write(standard);
  }
}
