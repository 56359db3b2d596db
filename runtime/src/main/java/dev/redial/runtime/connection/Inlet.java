package dev.redial.runtime.connection;

import dev.redial.resend.ProtocolViolationException;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.wire.Framing;
import dev.redial.runtime.wire.HeadMemory;
import dev.redial.runtime.wire.Persistence;
import dev.redial.runtime.wire.Persistence.Via;
import dev.redial.runtime.wire.ResponseDecoder;
import dev.redial.runtime.wire.ResponseHead;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way in of a connection: octets to answers, each handed to the exchange whose turn it is.
 *
 * <p>Thread-safety: belongs to the holder of the reading token, but for the volatile fields.
 */
final class Inlet {
  /** In the place of a buffer whose last octets went with it to whom they are for. */
  private static final ByteBuffer GIVEN_AWAY = ByteBuffer.allocate(0);

  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int CONTINUE = 100;

  /** Pieces of at least this part of a buffer are lent with it, smaller ones are copied (ours). */
  private static final int LEAST_LENT = 16;

  private final Connection connection;
  private final Link link;
  private final Via via;
  private final Surroundings around;
  private final ResponseDecoder decoder;

  /** The exchange whose answer is being decoded. */
  private @Nullable Exchange decoding;

  /** Octets read and not decoded; null if there are none. */
  private @Nullable ByteBuffer input;

  /** The buffer that was last lent for this answer, which comes back where it is read quickly. */
  private List<ByteBuffer> lent = List.of();

  private @Nullable ResponseHead lastHead;
  private @Nullable Framing lastFraming;
  private @Nullable Persistence lastSaid;

  /** How many reads have brought octets; written by the reader alone. */
  private volatile int arrivals;

  /** When the last of them did. */
  private volatile long lastArrivalNanos;

  /** Since when an answer's head has been incomplete. */
  private volatile long headBegunNanos = Vigil.NEVER;

  /** What one look at the link brought. */
  enum Progress {
    SOME,
    NOTHING,
    ENDED
  }

  /** What a step of the decoder came to. */
  private enum Step {
    /** There may be another. */
    ON,
    /** An answer is over, and more octets are there. */
    ANSWERED,
    /** An answer is over, and with it what was read. */
    LAST,
    /** There is nothing more to decode, or not by this reader. */
    STOPPED
  }

  /** What follows an answer in the octets that were read. */
  enum Rest {
    NOTHING,
    OCTETS
  }

  /** How sure a writer has to be that nothing has arrived. */
  enum Caution {
    USUAL,
    /** A part of a TLS record may hold anything. */
    GREAT
  }

  Inlet(Connection connection, Link link, Via via, Surroundings around, HeadMemory memory) {
    this.connection = connection;
    this.link = link;
    this.via = via;
    this.around = around;
    this.decoder = new ResponseDecoder(around.limits(), memory);
    this.lastArrivalNanos = around.clock().nanoTime();
  }

  int arrivals() {
    return arrivals;
  }

  long lastArrivalNanos() {
    return lastArrivalNanos;
  }

  long headBegunNanos() {
    return headBegunNanos;
  }

  /** Reads what is there and hands it out; never blocks. */
  Progress receive(Object reader) {
    try {
      if (input == null) {
        return read(reader);
      }
      decode(reader);
      return Progress.SOME;
    } catch (IOException e) {
      connection.close(e, Ending.LOST);
      return Progress.ENDED;
    } catch (RuntimeException | Error e) { // an Error as well: others wait for this reader
      connection.close(new IOException("a fault of the client itself: " + e, e), Ending.LOST);
      return Progress.ENDED;
    }
  }

  private Progress read(Object reader) throws IOException {
    ByteBuffer octets = around.buffers().borrow();
    int count = link.read(octets);
    if (count > 0) {
      arrived();
      input = octets.flip();
      decode(reader);
      return Progress.SOME;
    }
    around.buffers().giveBack(octets);
    return count == 0 ? nothingCame(reader) : ended(reader);
  }

  private Progress nothingCame(Object reader) {
    return connection.finishEarly(reader) ? Progress.SOME : Progress.NOTHING;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one reader at a time
  private void arrived() {
    arrivals++;
    lastArrivalNanos = around.clock().nanoTime();
  }

  private void decode(Object reader) {
    boolean untold = false;
    try {
      Step step = Step.ANSWERED;
      Exchange head = null;
      do {
        boolean goesOn = step == Step.ON && head != null && head.arrivesWhole();
        head = goesOn ? head : answering(reader); // a small answer never stops its reader
        ByteBuffer in = input;
        step = head == null || in == null ? Step.STOPPED : handOut(head, in);
        untold = step == Step.ANSWERED || (untold && step != Step.LAST);
      } while (step == Step.ON || step == Step.ANSWERED);
      if (untold) {
        connection.tellAnswers();
      }
    } catch (ProtocolViolationException e) {
      connection.close(e, Ending.VIOLATION);
    }
  }

  private @Nullable Exchange answering(Object reader) {
    Exchange head = connection.answering(reader, arrivals);
    if (head != null && head != decoding) {
      decoder.expect(head.request().method());
      decoding = head;
    }
    return head;
  }

  /** Takes one step of the decoder. */
  private Step handOut(Exchange head, ByteBuffer in) throws ProtocolViolationException {
    ResponseDecoder.Event event;
    try {
      event = decoder.next(in);
    } finally {
      if (decoder.finalStatusSeen()) {
        head.statusSeen();
      }
    }
    return switch (event) {
      case NEED_OCTETS -> {
        needOctets(in);
        if (head.waitsForMore()) {
          connection.toldEarly(head);
        }
        yield Step.STOPPED;
      }
      case INTERIM -> {
        receiveInterim(head);
        yield Step.ON;
      }
      case HEAD -> {
        receiveHead(head);
        yield Step.ON;
      }
      case DATA -> {
        receiveContent(head, in);
        yield connection.contentArrived(head) ? Step.ON : Step.STOPPED;
      }
      case END -> receiveEnd(head, in);
    };
  }

  private void needOctets(ByteBuffer in) {
    giveBack(in);
    if (headBegunNanos == Vigil.NEVER && decoder.inHead()) {
      headBegunNanos = around.clock().nanoTime();
    }
  }

  private void receiveInterim(Exchange exchange) {
    headBegunNanos = Vigil.NEVER;
    exchange.receiveInterim();
    if (decoder.head().status() == CONTINUE) {
      connection.goOn(exchange);
    }
  }

  private void receiveHead(Exchange exchange) throws ProtocolViolationException {
    headBegunNanos = Vigil.NEVER;
    ResponseHead answer = decoder.head();
    if (answer.status() == SWITCHING_PROTOCOLS) {
      throw new ProtocolViolationException(
          "RFC 9110, section 15.2.2", "101 Switching Protocols, which nobody had asked for");
    }
    Framing framing = decoder.framing();
    Persistence said = persistence(answer, framing);
    exchange.judge(AnswerWorth.of(exchange, answer, said), lastArrivalNanos);
    exchange.receiveHead(answer, contentLength(framing));
    connection.headArrived(said, answer.status(), exchange);
  }

  /**
   * What fills its buffer up goes with that to whoever draws it; a little does not, for many a
   * buffer could be lent to somebody slow for a few octets each.
   */
  private void receiveContent(Exchange exchange, ByteBuffer in) {
    int octets = decoder.data().octets();
    if (!exchange.isDrawn() || in.hasRemaining() || octets < in.capacity() / LEAST_LENT) {
      exchange.receive(decoder.data());
      return;
    }
    input = GIVEN_AWAY;
    in.position(in.limit() - octets);
    if (!exchange.receiveLent(alone(in))) {
      around.buffers().giveBack(in);
    }
  }

  /** In a list: mostly the one that it was in before. */
  @SuppressWarnings("ReferenceEquality") // whatever it holds
  private List<ByteBuffer> alone(ByteBuffer in) {
    if (lent.isEmpty() || lent.get(0) != in) {
      lent = List.of(in);
    }
    return lent;
  }

  /** The same head says the same. */
  private Persistence persistence(ResponseHead answer, Framing framing) {
    Persistence before = lastSaid;
    if (before != null && answer.equals(lastHead) && framing.equals(lastFraming)) {
      return before;
    }
    Persistence said = Persistence.of(answer, framing, via);
    lastSaid = said;
    lastHead = answer;
    lastFraming = framing;
    return said;
  }

  private static long contentLength(Framing framing) {
    if (framing instanceof Framing.Length length) {
      return length.octets();
    }
    return framing instanceof Framing.None ? 0 : Exchange.UNANNOUNCED;
  }

  /** After the last octet the token may be gone, so the buffer is let go of first. */
  private Step receiveEnd(Exchange exchange, ByteBuffer in) {
    Rest rest = isBlank(in) ? Rest.NOTHING : Rest.OCTETS;
    if (rest == Rest.NOTHING) {
      giveBack(in);
    }
    decoding = null;
    lent = List.of();
    boolean goesOn = connection.answerComplete(exchange, rest) && rest == Rest.OCTETS;
    return goesOn ? Step.ANSWERED : Step.LAST;
  }

  private Progress ended(Object reader) {
    Exchange head = connection.first(reader);
    if (head != null && (connection.hasEndedEarly() || endsWithTheStream(head))) {
      decoding = null;
      connection.complete(head, Rest.NOTHING);
    }
    connection.close(new EOFException("the server closed the connection"), Ending.LOST);
    return Progress.ENDED;
  }

  /** Source: RFC 9112, section 8. */
  private boolean endsWithTheStream(Exchange head) {
    return head == decoding
        && decoder.endOfInput()
        && link.orderlyEnd()
        && connection.wayOutIsIntact();
  }

  /** What makes an idle connection unfit, or null: its end, or octets that nobody asked for. */
  @Nullable IOException checkSilence(Caution caution) {
    ByteBuffer octets = around.buffers().borrow();
    try {
      int count = link.read(octets);
      while (count > 0 && isBlank(octets.flip())) {
        count = link.read(octets.clear());
      }
      if (count > 0) {
        return SilenceBrokenException.by(octets);
      }
      if (count < 0) {
        return new EOFException("the server had closed the idle connection");
      }
      boolean partial = caution == Caution.GREAT && link.holdsPartOfRecord();
      return partial ? SilenceBrokenException.byPartOfRecord() : null;
    } catch (IOException e) {
      return e;
    } finally {
      around.buffers().giveBack(octets);
    }
  }

  /** How a connection ends on which this was heard while nothing was outstanding. */
  static Ending silenceBrokenBy(IOException heard) {
    return heard instanceof SilenceBrokenException broken ? broken.ending() : Ending.LEFT;
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
    if (in.capacity() > 0) { // it was not given away
      around.buffers().giveBack(in);
    }
  }
}
