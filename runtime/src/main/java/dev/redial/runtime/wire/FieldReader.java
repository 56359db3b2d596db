package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;
import dev.redial.runtime.wire.HeadMemory.Known;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a head, then those of its trailers; source: RFC 9112, section 5. */
final class FieldReader {
  private static final int DELETE = 0x7F;

  private final LineReader lines;
  private final LineReader.Kind kind;
  private final DecoderLimits limits;
  private final HeadMemory memory;

  /** The head before, while all lines so far are its lines; then what is read is collected. */
  private Known known = Known.NOTHING;

  private int read;
  private Fields.@Nullable Builder builder;
  private @Nullable List<byte[]> octets;
  private int octetsLeft;
  private int linesLeft;

  FieldReader(LineReader lines, DecoderLimits limits, HeadMemory memory) {
    this.lines = lines;
    this.limits = limits;
    this.memory = memory;
    kind = new LineReader.Kind("a field line", "RFC 9110, section 5.4", limits.lineEnds());
  }

  /** Before the fields of a head. */
  void restart(int statusLineOctets) {
    begin(memory.known());
    octetsLeft = limits.headOctets() - statusLineOctets;
    linesLeft = limits.fieldLines();
  }

  private void begin(Known before) {
    known = before;
    read = 0;
    builder = null;
    octets = null;
  }

  /** Takes lines up to the empty one; whether that was reached. */
  boolean read(ByteBuffer in) throws ProtocolViolationException {
    while (nextLine(in)) {
      if (lines.isEmpty()) {
        return true;
      }
      accept();
    }
    return false;
  }

  /** The head with the fields up to the empty line; trailers may be read next. */
  ResponseHead takeHead(int minorVersion, int status) {
    ResponseHead before = known.head();
    Fields fields = builder == null && read == before.fields().size() ? before.fields() : build();
    boolean same =
        fields == before.fields()
            && before.minorVersion() == minorVersion
            && before.status() == status;
    ResponseHead head = same ? before : new ResponseHead(minorVersion, status, fields);
    if (!same && octets != null) {
      memory.remember(octets, head);
    }
    begin(Known.NOTHING);
    return head;
  }

  /** The fields since the head. */
  Fields takeTrailers() {
    Fields trailers = build();
    begin(Known.NOTHING);
    return trailers;
  }

  private Fields build() {
    return collected().build();
  }

  private boolean nextLine(ByteBuffer in) throws ProtocolViolationException {
    boolean complete = lines.read(in, octetsLeft, kind);
    if (complete) {
      octetsLeft -= lines.lastLineOctets();
    }
    return complete;
  }

  private void accept() throws ProtocolViolationException {
    if (linesLeft-- == 0) {
      throw Breach.ofSemantics("5.4", "more than " + limits.fieldLines() + " field lines");
    }
    if (known.has(read, lines)) {
      acceptKnown();
    } else {
      acceptOther(lines.text(kind));
    }
    read++;
  }

  private void acceptKnown() {
    Fields.Builder own = builder;
    if (own != null) {
      own.add(known.head().fields(), read);
      noteOctets(known.lines()[read]);
    }
  }

  private void acceptOther(String line) throws ProtocolViolationException {
    if (Whitespace.is(line.charAt(0))) {
      unfold(line);
    } else {
      add(line);
      noteOctets(lines.octets());
    }
  }

  private void noteOctets(byte[] line) {
    List<byte[]> noted = octets;
    if (noted != null) {
      noted.add(line);
    }
  }

  /** From the first line on that is another than before. */
  private Fields.Builder collected() {
    Fields.Builder own = builder;
    if (own == null) {
      own = Fields.builder();
      List<byte[]> noted = new ArrayList<>();
      for (int line = 0; line < read; line++) {
        own.add(known.head().fields(), line);
        noted.add(known.lines()[line]);
      }
      builder = own;
      octets = noted;
    }
    return own;
  }

  private void add(String line) throws ProtocolViolationException {
    int colon = line.indexOf(':');
    String name = colon < 0 ? line : line.substring(0, colon);
    if (colon < 0 || !Token.is(name)) {
      throw Breach.ofHttp11("5.1", "no name and colon without space: " + Breach.quoted(name));
    }
    collected().add(name, checked(name, Whitespace.trim(line, colon + 1)));
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
    Fields.Builder own = collected();
    if (own.isEmpty()) {
      throw Breach.ofHttp11("2.2", "space before the first field");
    }
    own.unfold(checked("a folded field", Whitespace.trim(line)));
    known = Known.NOTHING; // its lines are no fields
    octets = null;
  }
}
