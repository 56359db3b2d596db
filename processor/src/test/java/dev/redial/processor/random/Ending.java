package dev.redial.processor.random;

import java.util.Set;

/** What becomes of a specimen. */
public sealed interface Ending {
  /** Tags of all that was said about it. */
  Set<String> tags();

  /** All of its clients are there, and compile without a warning. */
  record Compiled(Set<String> tags) implements Ending {}

  /** At least one of its clients is refused by a tagged error at a place in its source. */
  record Refused(Set<String> tags) implements Ending {}

  /** Anything else: what must not happen. */
  record Broken(Set<String> tags, String reason) implements Ending {}
}
