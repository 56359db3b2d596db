package dev.redial.runtime;

import java.time.Duration;

/** Checks settings; whoever breaks a limit is told what, where and how to mend it. */
final class Range {
  private Range() {}

  static Duration positive(String setting, Duration value, String mend) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          setting + " is " + value + "; it has to be positive: " + mend);
    }
    return value;
  }

  static Duration notNegative(String setting, Duration value, String mend) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          setting + " is " + value + "; it must not be negative: " + mend);
    }
    return value;
  }

  static int between(String setting, int value, int least, int most, String mend) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          setting + " is " + value + "; it has to be " + least + " to " + most + ": " + mend);
    }
    return value;
  }

  static double between(String setting, double value, double least, double most, String mend) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          setting + " is " + value + "; it has to be " + least + " to " + most + ": " + mend);
    }
    return value;
  }

  static int atLeastOne(String setting, int value, String mend) {
    if (value < 1) {
      throw new IllegalArgumentException(
          setting + " is " + value + "; it has to be at least 1: " + mend);
    }
    return value;
  }
}
