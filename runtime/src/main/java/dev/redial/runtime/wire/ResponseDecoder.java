package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Takes the octets of one connection apart into responses, at any split, without I/O.
 *
 * <p>Thread-safety: none; one thread at a time, as the connection reads.
 */
@SuppressWarnings("DoNotCallSuggester")
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

  /** A decoder for a new connection. */
  public ResponseDecoder(DecoderLimits limits) {}

  /**
   * Names the method of the request whose response comes next.
   *
   * @throws IllegalStateException if a response is still open
   */
  public void expect(String requestMethod) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }

  /**
   * The stream ended in an orderly way.
   *
   * @return true if no message is left incomplete: also ends a message that lasts until the close,
   *     without another {@link Event#END}
   */
  public boolean endOfInput() {
    throw new UnsupportedOperationException();
  }

  /** The head that was last reported. */
  public ResponseHead head() {
    throw new UnsupportedOperationException();
  }

  /** Where the reported response ends. */
  public Framing framing() {
    throw new UnsupportedOperationException();
  }

  /**
   * The content of the last {@link Event#DATA}: a slice of its buffer, valid until the next call.
   */
  public ByteBuffer data() {
    throw new UnsupportedOperationException();
  }

  /** The fields behind the last chunk, once the message is complete. */
  public Fields trailers() {
    throw new UnsupportedOperationException();
  }

  /** Octets of content so far. */
  public long received() {
    throw new UnsupportedOperationException();
  }

  /** Octets of content that were announced, if any were. */
  public OptionalLong expected() {
    throw new UnsupportedOperationException();
  }

  /** Whether the three digits of a final status or 101 were read: the server has acted. */
  public boolean finalStatusSeen() {
    throw new UnsupportedOperationException();
  }

  /** Whether no octet of the current response was read, an interim one included. */
  public boolean idle() {
    throw new UnsupportedOperationException();
  }
}
