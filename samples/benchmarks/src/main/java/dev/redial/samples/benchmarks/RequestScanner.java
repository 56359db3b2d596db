package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/** Finds the ends of requests, and the letter of their paths, and reads nothing else of them. */
final class RequestScanner {
  private static final String LENGTH = "\r\ncontent-length:";

  private RequestScanner() {}

  /** Behind the first request, body included; -1 if it is not yet here. */
  static int end(byte[] octets, int from, int to) {
    int head = HeadScanner.end(octets, from, to);
    if (head < 0 || octets[from] == 'G') {
      return head;
    }
    long end = head + contentLength(octets, from, head);
    return end <= to ? (int) end : -1;
  }

  /** Of a request that is complete. */
  static int letter(byte[] octets, int from) {
    return octets[octets[from + 3] == ' ' ? from + 5 : from + 6];
  }

  private static long contentLength(byte[] octets, int from, int end) {
    String head = new String(octets, from, end - from, ISO_8859_1).toLowerCase(Locale.ROOT);
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      throw new IllegalArgumentException("a request with a body of unknown length: " + head);
    }
    int value = at + LENGTH.length();
    return Long.parseLong(head.substring(value, head.indexOf('\r', value)).trim());
  }
}
