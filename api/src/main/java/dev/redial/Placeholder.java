package dev.redial;

/** Makes the package exist until its first type arrives. */
public final class Placeholder {
  private Placeholder() {}
}
