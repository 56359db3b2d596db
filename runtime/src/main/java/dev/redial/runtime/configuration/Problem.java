package dev.redial.runtime.configuration;

/**
 * Something that is wrong with what was loaded.
 *
 * @param where it stands
 * @param what is wrong, and what to write instead
 */
public record Problem(String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
