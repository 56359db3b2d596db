package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a head, then those of its trailers; source: RFC 9112, section 5. */
final class FieldReader {
  private static final int DELETE = 0x7F;

  private final LineReader lines;
  private final LineReader.Kind kind;
  private final DecoderLimits limits;
  private Fields.Builder builder = Fields.builder();
  private int octetsLeft;
  private int linesLeft;

  FieldReader(LineReader lines, DecoderLimits limits) {
    this.lines = lines;
    this.limits = limits;
    kind = new LineReader.Kind("a field line", "RFC 9110, section 5.4", limits.lineEnds());
  }

  /** Before the fields of a head. */
  void restart(int statusLineOctets) {
    builder = Fields.builder();
    octetsLeft = limits.headOctets() - statusLineOctets;
    linesLeft = limits.fieldLines();
  }

  /** Takes lines up to the empty one; whether that was reached. */
  boolean read(ByteBuffer in) throws ProtocolViolationException {
    @Nullable String line = nextLine(in);
    while (line != null && !line.isEmpty()) {
      accept(line);
      line = nextLine(in);
    }
    return line != null;
  }

  /** The fields up to the empty line; those that are read next are others. */
  Fields take() {
    Fields fields = builder.build();
    builder = Fields.builder();
    return fields;
  }

  private @Nullable String nextLine(ByteBuffer in) throws ProtocolViolationException {
    @Nullable String line = lines.read(in, octetsLeft, kind);
    if (line != null) {
      octetsLeft -= lines.lastLineOctets();
    }
    return line;
  }

  private void accept(String line) throws ProtocolViolationException {
    if (linesLeft-- == 0) {
      throw Breach.ofSemantics("5.4", "more than " + limits.fieldLines() + " field lines");
    }
    if (Whitespace.is(line.charAt(0))) {
      unfold(line);
    } else {
      add(line);
    }
  }

  private void add(String line) throws ProtocolViolationException {
    int colon = line.indexOf(':');
    String name = colon < 0 ? line : line.substring(0, colon);
    if (colon < 0 || !Token.is(name)) {
      throw Breach.ofHttp11("5.1", "no name and colon without space: " + Breach.quoted(name));
    }
    builder.add(name, checked(name, Whitespace.trim(line, colon + 1)));
  }

  /**
   * Whoever shows or logs a value does not expect control characters in it: they are refused, as
   * RFC 9110, section 5.5, allows it.
   */
  private static String checked(String name, String value) throws ProtocolViolationException {
    for (int i = 0; i < value.length(); i++) { // no stream: each field of each answer comes by
      if (isControl(value.charAt(i))) {
        throw Breach.ofSemantics("5.5", "a control character in the value of " + name);
      }
    }
    return value;
  }

  private static boolean isControl(char letter) {
    return (letter < ' ' && letter != '\t') || letter == DELETE;
  }

  private void unfold(String line) throws ProtocolViolationException {
    if (builder.isEmpty()) {
      throw Breach.ofHttp11("2.2", "space before the first field");
    }
    builder.unfold(checked("a folded field", Whitespace.trim(line)));
  }
}
