package dev.redial.processor;

/** The constants of {@code dev.redial.Idempotency}, the most permissive first. */
enum Idempotency {
  SAFE,
  IDEMPOTENT,
  NON_IDEMPOTENT;

  Idempotency strictest(Idempotency other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Idempotency mildest(Idempotency other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
