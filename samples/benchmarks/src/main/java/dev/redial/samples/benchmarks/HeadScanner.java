package dev.redial.samples.benchmarks;

/** Finds the ends of heads in octets, looking at about every fourth one. */
final class HeadScanner {
  private HeadScanner() {}

  /** Behind the first empty line; -1 if there is none. */
  static int end(byte[] octets, int from, int to) {
    int at = from + 3;
    while (at < to) {
      byte octet = octets[at];
      if (octet == '\n') {
        if (isEnd(octets, at)) {
          return at + 1;
        }
        at += 2; // at best the first LF of the end
      } else {
        at += octet == '\r' ? 1 : 4;
      }
    }
    return -1;
  }

  private static boolean isEnd(byte[] octets, int at) {
    return octets[at - 1] == '\r' && octets[at - 2] == '\n' && octets[at - 3] == '\r';
  }

  /** The number that ends at {@code end}, backwards to the first octet that is no digit. */
  static long numberBefore(byte[] octets, int end) {
    long number = 0;
    long unit = 1;
    for (int at = end - 1; octets[at] >= '0' && octets[at] <= '9'; at--) {
      number += (octets[at] - '0') * unit;
      unit *= 10;
    }
    return number;
  }
}
