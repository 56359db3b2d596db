package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes lines from a stream that is split anywhere; source: RFC 9112, section 2.2. */
final class LineReader {
  /**
   * What kind of line is read.
   *
   * @param name for messages
   * @param limitSection of RFC 9110 or RFC 9112 on how long it may be
   * @param ends which line ends it may have
   */
  record Kind(String name, String limitSection, LineEnds ends) {}

  private static final int USUAL_OCTETS = 256;

  private byte[] pending = new byte[USUAL_OCTETS];
  private int pendingOctets;
  private int lastLineOctets;
  private int length;

  /**
   * Takes octets up to the end of a line, which is then {@link #text} or {@link #is} something
   * known.
   *
   * @param maxOctets with the line end
   * @return false if all octets were taken and the end was not among them
   */
  boolean read(ByteBuffer in, int maxOctets, Kind kind) throws ProtocolViolationException {
    int end = indexOfLineFeed(in);
    boolean complete = end < in.limit();
    int more = end - in.position() + (complete ? 1 : 0);
    int atLeast = pendingOctets + more + (complete ? 0 : 1);
    if (atLeast > maxOctets) {
      throw new ProtocolViolationException(
          kind.limitSection,
          kind.name + " goes beyond the limit, " + maxOctets + " octets from its start");
    }
    take(in, more);
    if (complete) {
      endLine(kind);
    }
    return complete;
  }

  /** How long the last line was, with its end. */
  int lastLineOctets() {
    return lastLineOctets;
  }

  private static int indexOfLineFeed(ByteBuffer in) {
    int at = in.position();
    while (at < in.limit() && in.get(at) != '\n') {
      at++;
    }
    return at;
  }

  private void take(ByteBuffer in, int octets) {
    if (pendingOctets + octets > pending.length) {
      pending = Arrays.copyOf(pending, Math.max(2 * pending.length, pendingOctets + octets));
    }
    in.get(pending, pendingOctets, octets);
    pendingOctets += octets;
  }

  private void endLine(Kind kind) throws ProtocolViolationException {
    lastLineOctets = pendingOctets;
    pendingOctets = 0;
    int end = lastLineOctets - 1;
    boolean withReturn = end > 0 && pending[end - 1] == '\r';
    if (!withReturn && kind.ends == LineEnds.STRICT) {
      throw Breach.ofHttp11("2.2", kind.name + " ends in LF without CR");
    }
    length = withReturn ? end - 1 : end;
  }

  // ---- the last line, without its end

  boolean isEmpty() {
    return length == 0;
  }

  /** Whether it consists of these octets, in which case nothing else need be asked about it. */
  boolean is(byte[] known) {
    return Arrays.equals(pending, 0, length, known, 0, known.length);
  }

  byte[] octets() {
    return Arrays.copyOf(pending, length);
  }

  /**
   * As text.
   *
   * @throws ProtocolViolationException if it has a CR or a NUL in it
   */
  String text(Kind kind) throws ProtocolViolationException {
    return checked(new String(pending, 0, length, StandardCharsets.ISO_8859_1), kind);
  }

  private static String checked(String line, Kind kind) throws ProtocolViolationException {
    if (line.indexOf('\r') >= 0) {
      throw Breach.ofHttp11("2.2", kind.name + " has a CR in it: " + Breach.quoted(line));
    }
    if (line.indexOf('\0') >= 0) {
      throw Breach.ofSemantics("5.5", kind.name + " has a NUL in it: " + Breach.quoted(line));
    }
    return line;
  }
}
