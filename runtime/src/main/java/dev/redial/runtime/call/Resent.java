package dev.redial.runtime.call;

/**
 * How often a call was sent again at once, by the reason that made it free of charge.
 *
 * @param notSent because nothing had left us
 * @param notProcessed because there was evidence that nobody acted on it
 * @param reused because a reused connection was lost
 * @param follower because an exchange before it may have been the one to blame
 */
record Resent(int notSent, int notProcessed, int reused, int follower) {
  static final Resent NEVER = new Resent(0, 0, 0, 0);

  Resent oneMoreNotSent() {
    return new Resent(notSent + 1, notProcessed, reused, follower);
  }

  Resent oneMoreNotProcessed() {
    return new Resent(notSent, notProcessed + 1, reused, follower);
  }

  Resent oneMoreReused() {
    return new Resent(notSent, notProcessed, reused + 1, follower);
  }

  Resent oneMoreFollower() {
    return new Resent(notSent, notProcessed, reused, follower + 1);
  }

  int total() {
    return notSent + notProcessed + reused + follower;
  }
}
