package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes the octets of one connection apart into responses, at any split, without I/O.
 *
 * <p>Thread-safety: none; one thread at a time, as the connection reads.
 */
public final class ResponseDecoder {
  /** What {@link #next} found. */
  public enum Event {
    /** The buffer is empty, and nothing can be told without more octets. */
    NEED_OCTETS,
    /** An interim head other than 101; {@link #head()} has it. */
    INTERIM,
    /** The final head, or 101; {@link #head()} and {@link #framing()} have it. */
    HEAD,
    /** Content; {@link #data()} has it. */
    DATA,
    /** The message is complete; {@link #expect} comes next. */
    END
  }

  private final DecoderLimits limits;
  private final LineReader lines = new LineReader();
  private final StatusLineReader statusLine;
  private final FieldReader fields;
  private final ContentReader content = new ContentReader();

  private DecoderState state = DecoderState.READY;
  private @Nullable ProtocolViolationException breach;

  private String requestMethod = "";
  private int interims;
  private @Nullable ResponseHead head;
  private @Nullable Framing framing;
  private Fields trailers = Fields.NONE;

  private String lastMethod = "";
  private @Nullable ResponseHead lastHead;
  private @Nullable Framing lastFraming;

  /**
   * A decoder for a new connection.
   *
   * @param memory of the heads of its origin
   */
  public ResponseDecoder(DecoderLimits limits, HeadMemory memory) {
    this.limits = limits;
    statusLine = new StatusLineReader(lines, limits);
    fields = new FieldReader(lines, limits, memory);
  }

  /**
   * Names the method of the request whose response comes next.
   *
   * @throws IllegalStateException if a response is still open
   */
  public void expect(String requestMethod) {
    become(DecoderState.STATUS);
    this.requestMethod = requestMethod;
    interims = 0;
    head = null;
    framing = null;
    trailers = Fields.NONE;
    statusLine.restart();
    content.restart();
  }

  /**
   * Consumes octets up to the next event.
   *
   * @param in any part of the stream, in order; consumed as far as used, to its end where {@link
   *     Event#NEED_OCTETS} is returned
   * @throws ProtocolViolationException at a breach, and at every later call
   * @throws IllegalStateException if no response is expected
   */
  public Event next(ByteBuffer in) throws ProtocolViolationException {
    content.forgetData();
    try {
      return step(in);
    } catch (ProtocolViolationException found) {
      become(DecoderState.BROKEN);
      breach = found;
      throw found;
    }
  }

  /**
   * The stream ended in an orderly way.
   *
   * @return true if no message is left incomplete: also ends a message that lasts until the close,
   *     without another {@link Event#END}
   */
  public boolean endOfInput() {
    if (state == DecoderState.UNTIL_CLOSE || state == DecoderState.COMPLETE) {
      become(DecoderState.READY);
    }
    return state == DecoderState.READY;
  }

  /** The head that was last reported. */
  public ResponseHead head() {
    return reported(head);
  }

  /** Where the reported response ends. */
  public Framing framing() {
    return reported(framing);
  }

  /**
   * The content of the last {@link Event#DATA}, where it was read to: valid until the next call.
   */
  public ContentPiece data() {
    return content;
  }

  /** The fields behind the last chunk, once the message is complete. */
  public Fields trailers() {
    return trailers;
  }

  /** Octets of content so far. */
  public long received() {
    return content.received();
  }

  /** Octets of content that were announced, if any were. */
  public OptionalLong expected() {
    return framing instanceof Framing.Length length
        ? OptionalLong.of(length.octets())
        : OptionalLong.empty();
  }

  /** Whether the three digits of a final status or 101 were read: the server has acted. */
  public boolean finalStatusSeen() {
    return statusLine.statusSeen() && !ResponseHead.isInterim(statusLine.status());
  }

  /** Whether no octet of the current response was read, an interim one included. */
  public boolean idle() {
    return state == DecoderState.READY || (interims == 0 && statusLine.octets() == 0);
  }

  /** Whether a head has begun to arrive and is not complete. */
  public boolean inHead() {
    return switch (state) {
      case STATUS -> statusLine.octets() > 0;
      case REASON, FIELDS -> true;
      default -> false;
    };
  }

  private Event step(ByteBuffer in) throws ProtocolViolationException {
    return switch (state) {
      case READY -> throw new IllegalStateException("no response is expected: call expect first");
      case STATUS -> status(in);
      case REASON -> reason(in);
      case FIELDS -> fields(in);
      case CONTENT -> content(in, DecoderState.COMPLETE);
      case CHUNK_HEADER -> chunkHeader(in);
      case CHUNK_DATA -> content(in, DecoderState.CHUNK_CR);
      case CHUNK_CR -> chunkReturn(in);
      case CHUNK_LF -> chunkLineFeed(in);
      case TRAILERS -> trailers(in);
      case UNTIL_CLOSE -> content(in, DecoderState.READY);
      case COMPLETE -> end();
      case BROKEN -> throw reported(breach);
    };
  }

  private Event status(ByteBuffer in) throws ProtocolViolationException {
    if (!statusLine.readStatus(in)) {
      return Event.NEED_OCTETS;
    }
    become(DecoderState.REASON);
    return reason(in);
  }

  private Event reason(ByteBuffer in) throws ProtocolViolationException {
    if (!statusLine.readReason(in)) {
      return Event.NEED_OCTETS;
    }
    fields.restart(statusLine.octets());
    become(DecoderState.FIELDS);
    return fields(in);
  }

  private Event fields(ByteBuffer in) throws ProtocolViolationException {
    if (!fields.read(in)) {
      return Event.NEED_OCTETS;
    }
    ResponseHead read = fields.takeHead(statusLine.minorVersion(), statusLine.status());
    return read.interim() ? interimHead(read) : finalHead(read);
  }

  private Event interimHead(ResponseHead read) throws ProtocolViolationException {
    if (interims++ == limits.interimAnswers()) {
      throw Breach.ofSemantics(
          "15.2", "more than " + limits.interimAnswers() + " interim answers to one request");
    }
    head = read;
    statusLine.restart();
    become(DecoderState.STATUS);
    return Event.INTERIM;
  }

  private Event finalHead(ResponseHead read) throws ProtocolViolationException {
    Framing found = framingOf(read);
    head = read;
    framing = found;
    become(first(found));
    return Event.HEAD;
  }

  /** The same head tells the same about answers to the same method. */
  private Framing framingOf(ResponseHead read) throws ProtocolViolationException {
    Framing before = lastFraming;
    if (before != null && read.equals(lastHead) && requestMethod.equals(lastMethod)) {
      return before;
    }
    Framing found = Framing.of(requestMethod, read);
    lastFraming = found;
    lastHead = read;
    lastMethod = requestMethod;
    return found;
  }

  private DecoderState first(Framing found) {
    if (found instanceof Framing.Length length && length.octets() > 0) {
      content.limitTo(length.octets());
      return DecoderState.CONTENT;
    }
    if (found instanceof Framing.Chunked) {
      return DecoderState.CHUNK_HEADER;
    }
    if (found instanceof Framing.UntilClose) {
      content.limitTo(Long.MAX_VALUE);
      return DecoderState.UNTIL_CLOSE;
    }
    return DecoderState.COMPLETE;
  }

  private Event content(ByteBuffer in, DecoderState behind) {
    if (!in.hasRemaining()) {
      return Event.NEED_OCTETS;
    }
    content.take(in);
    if (content.atLimit()) {
      become(behind);
    }
    return Event.DATA;
  }

  private Event chunkHeader(ByteBuffer in) throws ProtocolViolationException {
    if (!lines.read(in, limits.chunkHeaderOctets(), ChunkHeader.KIND)) {
      return Event.NEED_OCTETS;
    }
    long size = ChunkHeader.size(lines.text(ChunkHeader.KIND));
    content.limitTo(size);
    become(size == 0 ? DecoderState.TRAILERS : DecoderState.CHUNK_DATA);
    return size == 0 ? trailers(in) : content(in, DecoderState.CHUNK_CR);
  }

  private Event chunkReturn(ByteBuffer in) throws ProtocolViolationException {
    if (!in.hasRemaining()) {
      return Event.NEED_OCTETS;
    }
    takeChunkEnd(in, '\r');
    become(DecoderState.CHUNK_LF);
    return chunkLineFeed(in);
  }

  private Event chunkLineFeed(ByteBuffer in) throws ProtocolViolationException {
    if (!in.hasRemaining()) {
      return Event.NEED_OCTETS;
    }
    takeChunkEnd(in, '\n');
    become(DecoderState.CHUNK_HEADER);
    return chunkHeader(in);
  }

  private static void takeChunkEnd(ByteBuffer in, char wanted) throws ProtocolViolationException {
    char found = (char) (in.get() & 0xff);
    if (found != wanted) {
      throw Breach.ofHttp11("7.1", "a chunk goes on with " + Breach.quoted("" + found));
    }
  }

  private Event trailers(ByteBuffer in) throws ProtocolViolationException {
    if (!fields.read(in)) {
      return Event.NEED_OCTETS;
    }
    trailers = fields.takeTrailers();
    return end();
  }

  private Event end() {
    become(DecoderState.READY);
    return Event.END;
  }

  private void become(DecoderState next) {
    state = state.to(next);
  }

  private static <T> T reported(@Nullable T what) {
    if (what == null) {
      throw new IllegalStateException("asked for before it was read");
    }
    return what;
  }
}
