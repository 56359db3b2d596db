package dev.redial.samples.github;

/** Of an issue, a milestone or a pull request. */
public enum State {
  OPEN,
  CLOSED
}
