package dev.redial.runtime.connection;

import dev.redial.resend.ProtocolViolationException;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.wire.Framing;
import dev.redial.runtime.wire.Persistence;
import dev.redial.runtime.wire.Persistence.Via;
import dev.redial.runtime.wire.ResponseDecoder;
import dev.redial.runtime.wire.ResponseHead;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The way in of a connection: octets to answers, each handed to the exchange whose turn it is.
 *
 * <p>Thread-safety: belongs to the holder of the reading token.
 */
final class Inlet {
  private static final int SWITCHING_PROTOCOLS = 101;

  private final Connection connection;
  private final Link link;
  private final Via via;
  private final Surroundings around;
  private final ResponseDecoder decoder;

  /** The exchange whose answer is being decoded. */
  private @Nullable Exchange decoding;

  /** Octets read and not decoded; null if there are none. */
  private @Nullable ByteBuffer input;

  /** What one look at the link brought. */
  enum Progress {
    SOME,
    NOTHING,
    ENDED
  }

  Inlet(Connection connection, Link link, Via via, Surroundings around) {
    this.via = via;
    this.connection = connection;
    this.link = link;
    this.around = around;
    this.decoder = new ResponseDecoder(around.limits());
  }

  /** Reads what is there and hands it out; never blocks. */
  Progress receive(Object reader) {
    if (input != null) {
      decode(reader, input);
      return Progress.SOME;
    }
    ByteBuffer octets = around.buffers().borrow();
    try {
      int count = link.read(octets);
      if (count > 0) {
        input = octets.flip();
        decode(reader, octets);
        return Progress.SOME;
      }
      around.buffers().giveBack(octets);
      return count == 0 ? Progress.NOTHING : ended(reader);
    } catch (IOException e) {
      connection.close(e, Ending.LOST);
      return Progress.ENDED;
    } catch (RuntimeException e) {
      connection.close(new IOException("a fault of the client itself: " + e, e), Ending.LOST);
      return Progress.ENDED;
    }
  }

  private void decode(Object reader, ByteBuffer in) {
    try {
      boolean more = true;
      while (more) {
        Exchange head = answering(reader);
        more = head != null && handOut(head, in);
      }
    } catch (ProtocolViolationException e) {
      connection.close(e, Ending.VIOLATION);
    }
  }

  private @Nullable Exchange answering(Object reader) {
    Exchange head = connection.answering(reader);
    if (head != null && head != decoding) {
      decoder.expect(head.request().method());
      decoding = head;
    }
    return head;
  }

  /** Takes one step of the decoder; returns whether there may be another. */
  private boolean handOut(Exchange head, ByteBuffer in) throws ProtocolViolationException {
    ResponseDecoder.Event event;
    try {
      event = decoder.next(in);
    } finally {
      if (decoder.finalStatusSeen()) {
        head.statusSeen();
      }
    }
    switch (event) {
      case NEED_OCTETS -> giveBack(in);
      case INTERIM -> head.receiveInterim();
      case HEAD -> receiveHead(head);
      case DATA -> head.receive(decoder.data());
      case END -> {
        return receiveEnd(head, in);
      }
    }
    return event != ResponseDecoder.Event.NEED_OCTETS;
  }

  private void receiveHead(Exchange exchange) throws ProtocolViolationException {
    ResponseHead answer = decoder.head();
    if (answer.status() == SWITCHING_PROTOCOLS) {
      throw new ProtocolViolationException(
          "RFC 9110, section 15.2.2", "101 Switching Protocols, which nobody had asked for");
    }
    Framing framing = decoder.framing();
    Persistence said = Persistence.of(answer, framing, via);
    exchange.receiveHead(answer, contentLength(framing));
    connection.headArrived(said, answer.status(), exchange);
  }

  private static OptionalLong contentLength(Framing framing) {
    if (framing instanceof Framing.Length length) {
      return OptionalLong.of(length.octets());
    }
    return framing instanceof Framing.None ? OptionalLong.of(0) : OptionalLong.empty();
  }

  /** After the last octet the token may be gone, so the buffer is let go of first. */
  private boolean receiveEnd(Exchange exchange, ByteBuffer in) {
    boolean left = !isBlank(in);
    if (!left) {
      giveBack(in);
    }
    decoding = null;
    return connection.answerComplete(exchange, left) && left;
  }

  private Progress ended(Object reader) {
    Exchange head = connection.answering(reader);
    if (head != null
        && head == decoding
        && decoder.endOfInput()
        && link.orderlyEnd()
        && connection.wayOutIsIntact()) {
      decoding = null;
      connection.answerComplete(head, false);
    }
    connection.close(new EOFException("the server closed the connection"), Ending.LOST);
    return Progress.ENDED;
  }

  /** What makes an idle connection unfit, or null: its end, or octets that nobody asked for. */
  @Nullable IOException checkSilence() {
    ByteBuffer octets = around.buffers().borrow();
    try {
      int count = link.read(octets);
      octets.flip();
      if (count < 0) {
        return new EOFException("the server had closed the idle connection");
      }
      return isBlank(octets) ? null : new IOException("octets came that nobody had asked for");
    } catch (IOException e) {
      return e;
    } finally {
      around.buffers().giveBack(octets);
    }
  }

  /** Line ends between messages mean nothing. */
  private static boolean isBlank(ByteBuffer octets) {
    for (int i = octets.position(); i < octets.limit(); i++) {
      if (octets.get(i) != '\r' && octets.get(i) != '\n') {
        return false;
      }
    }
    return true;
  }

  private void giveBack(ByteBuffer in) {
    input = null;
    around.buffers().giveBack(in);
  }
}
