package dev.redial.resend;

/** Makes the package exist until its first type arrives. */
final class Placeholder {
  private Placeholder() {}
}
