package dev.redial.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.ProtocolViolationException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Plays pieces of a stream to a decoder and writes down what it says, content joined. */
final class Trace {
  private final ResponseDecoder decoder;
  private final Iterator<String> methods;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder content = new StringBuilder();
  private final StringBuilder rest = new StringBuilder();
  private boolean expecting;

  private Trace(Vector vector, HeadMemory memory) {
    decoder = new ResponseDecoder(vector.limits(), memory);
    methods = vector.methods().iterator();
    expectNext();
  }

  static String of(Vector vector, List<byte[]> pieces) {
    return of(vector, pieces, new HeadMemory());
  }

  /** The same on a connection to an origin of which a head is remembered. */
  static String of(Vector vector, List<byte[]> pieces, HeadMemory memory) {
    Trace trace = new Trace(vector, memory);
    try {
      for (byte[] piece : pieces) {
        trace.play(ByteBuffer.wrap(piece));
      }
      trace.finish();
    } catch (ProtocolViolationException breach) {
      trace.broken(breach);
    }
    return String.join(" / ", trace.lines);
  }

  private void expectNext() {
    expecting = methods.hasNext();
    if (expecting) {
      decoder.expect(methods.next());
      assertThat(decoder.idle()).isTrue();
    }
  }

  private void play(ByteBuffer piece) throws ProtocolViolationException {
    ResponseDecoder.Event event = null;
    while (expecting && event != ResponseDecoder.Event.NEED_OCTETS) {
      event = decoder.next(piece);
      write(event);
    }
    assertThat(expecting && piece.hasRemaining()).isFalse();
    rest.append(StandardCharsets.ISO_8859_1.decode(piece));
  }

  private void write(ResponseDecoder.Event event) {
    switch (event) {
      case NEED_OCTETS -> {}
      case INTERIM -> lines.add("interim " + decoder.head().status());
      case HEAD -> lines.add(decoder.head().status() + " " + framing());
      case DATA -> content.append(new String(decoder.data().copy(), StandardCharsets.ISO_8859_1));
      case END -> end();
    }
  }

  private String framing() {
    return decoder.framing() instanceof Framing.Length length
        ? "Length " + length.octets()
        : decoder.framing().getClass().getSimpleName();
  }

  private void end() {
    assertThat(decoder.finalStatusSeen()).isTrue();
    flush();
    decoder.trailers().forEach((name, value) -> lines.add(name + "=" + value));
    lines.add("end");
    expectNext();
  }

  private void flush() {
    if (content.length() > 0) {
      lines.add("'" + content + "'");
      content.setLength(0);
    }
  }

  private void finish() {
    flush();
    if (rest.length() > 0) {
      lines.add("rest '" + rest + "'");
    }
    if (expecting) {
      boolean answered = decoder.finalStatusSeen();
      boolean complete = decoder.endOfInput();
      lines.add(complete ? "closed" : "truncated, " + (answered ? "answered" : "unanswered"));
    }
  }

  private void broken(ProtocolViolationException breach) {
    flush();
    lines.add(breach.section() + (decoder.finalStatusSeen() ? ", answered" : ", unanswered"));
    assertThat(decoder.endOfInput()).isFalse();
    assertThatThrownBy(() -> decoder.next(ByteBuffer.wrap(new byte[] {'H'}))).isSameAs(breach);
  }
}
