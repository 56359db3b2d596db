package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

  /**
   * Takes octets up to the end of a line.
   *
   * @param maxOctets with the line end
   * @return the line without its end; null if all octets were taken and the end was not among them
   */
  @Nullable String read(ByteBuffer in, int maxOctets, Kind kind) throws ProtocolViolationException {
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
    return complete ? line(kind) : null;
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

  private String line(Kind kind) throws ProtocolViolationException {
    lastLineOctets = pendingOctets;
    pendingOctets = 0;
    int length = lastLineOctets - 1;
    boolean withReturn = length > 0 && pending[length - 1] == '\r';
    if (!withReturn && kind.ends == LineEnds.STRICT) {
      throw Breach.ofHttp11("2.2", kind.name + " ends in LF without CR");
    }
    int end = withReturn ? length - 1 : length;
    return checked(new String(pending, 0, end, StandardCharsets.ISO_8859_1), kind);
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
