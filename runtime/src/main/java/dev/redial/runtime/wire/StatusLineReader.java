package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads {@code HTTP/1.x nnn reason}; source: RFC 9112, section 4.
 *
 * <p>The first twelve octets are judged one by one, so that the status is known with its third
 * digit, and what is no HTTP is refused with its first octet.
 */
final class StatusLineReader {
  private static final String PATTERN = "HTTP/1.x nnn";
  private static final byte[] USUAL_REASON = " OK".getBytes(StandardCharsets.US_ASCII);
  private static final int MAJOR_AT = PATTERN.indexOf('1');
  private static final int FIRST_DIGIT_AT = PATTERN.indexOf('n');

  private final LineReader lines;
  private final LineReader.Kind kind;
  private final DecoderLimits limits;
  private int octets;
  private int minorVersion;
  private int status;

  StatusLineReader(LineReader lines, DecoderLimits limits) {
    this.lines = lines;
    this.limits = limits;
    kind = new LineReader.Kind("the status line", "RFC 9112, section 4", limits.lineEnds());
  }

  /** Before the next status line. */
  void restart() {
    octets = 0;
    status = 0;
  }

  /** Takes octets up to the last digit of the status; whether that was reached. */
  boolean readStatus(ByteBuffer in) throws ProtocolViolationException {
    while (in.hasRemaining() && !statusSeen()) {
      accept((char) (in.get() & 0xff));
      octets++;
    }
    return statusSeen();
  }

  /** Takes the rest of the line; whether its end was reached. */
  boolean readReason(ByteBuffer in) throws ProtocolViolationException {
    int maxOctets = Math.min(limits.statusLineOctets(), limits.headOctets()) - PATTERN.length();
    if (!lines.read(in, maxOctets, kind)) {
      return false;
    }
    if (!lines.is(USUAL_REASON)) {
      check(lines.text(kind));
    }
    octets += lines.lastLineOctets();
    return true;
  }

  private static void check(String reason) throws ProtocolViolationException {
    if (!reason.isEmpty() && reason.charAt(0) != ' ') {
      throw Breach.ofHttp11("4", "no space behind the status: " + Breach.quoted(reason));
    }
  }

  /** Octets of this line so far; when it is complete, all of them. */
  int octets() {
    return octets;
  }

  int minorVersion() {
    return minorVersion;
  }

  /** The status; meaningless before it was seen. */
  int status() {
    return status;
  }

  boolean statusSeen() {
    return octets >= PATTERN.length();
  }

  private void accept(char c) throws ProtocolViolationException {
    switch (PATTERN.charAt(octets)) {
      case 'x' -> minorVersion = digit(c);
      case 'n' -> acceptStatusDigit(c);
      default -> acceptExactly(c);
    }
  }

  private void acceptStatusDigit(char c) throws ProtocolViolationException {
    if (octets == FIRST_DIGIT_AT && c == '0') {
      throw Breach.ofSemantics("15", "a status below 100");
    }
    status = status * 10 + digit(c);
  }

  private void acceptExactly(char c) throws ProtocolViolationException {
    if (c == PATTERN.charAt(octets)) {
      return;
    }
    if (octets == MAJOR_AT) {
      throw Breach.ofHttp11("2.3", "not major version 1 but " + Breach.quoted("" + c));
    }
    throw notAStatusLine(c);
  }

  private int digit(char c) throws ProtocolViolationException {
    if (c < '0' || c > '9') {
      throw notAStatusLine(c);
    }
    return c - '0';
  }

  private ProtocolViolationException notAStatusLine(char c) {
    return Breach.ofHttp11(
        "4", "no status line: %s at octet %d".formatted(Breach.quoted("" + c), octets));
  }
}
