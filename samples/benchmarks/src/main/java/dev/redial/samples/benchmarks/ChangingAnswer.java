package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * An answer with a date and with an id that is another each time, written into the same octets.
 *
 * <p>Thread-safety: used by the server's thread alone.
 */
final class ChangingAnswer {
  private static final String DATE = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
  private static final String ID = "X-Request-Id: ";
  private static final int DIGITS = 16;
  private static final int BITS_PER_DIGIT = 4;
  private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);

  /** Odd, so that it is long until an id comes again; nearly all digits change by it. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final EncodedAnswer answer;
  private final int idEnd;
  private long id;

  ChangingAnswer(Work work) {
    answer = EncodedAnswer.of(DATE + ID + "0".repeat(DIGITS) + "\r\n", work);
    idEnd = new String(answer.start(), ISO_8859_1).indexOf(ID) + ID.length() + DIGITS;
  }

  /** Good until it is asked for the next one. */
  EncodedAnswer next() {
    id += STEP;
    long left = id;
    for (int i = 1; i <= DIGITS; i++) {
      answer.start()[idEnd - i] = HEX[(int) (left & 15)];
      left >>>= BITS_PER_DIGIT;
    }
    return answer;
  }
}
