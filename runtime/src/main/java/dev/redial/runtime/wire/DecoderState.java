package dev.redial.runtime.wire;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a {@link ResponseDecoder} is in the stream, and the only table of its transitions.
 *
 * <pre>
 *   state         takes                          then                         event
 *   READY         nothing: expect(method)        STATUS
 *   STATUS        HTTP/1.x nnn                   REASON
 *   REASON        the rest of the status line    FIELDS
 *   FIELDS        lines to the empty one, 1xx    STATUS                       INTERIM
 *                 none, tunnel, length 0         COMPLETE                     HEAD
 *                 length                         CONTENT                      HEAD
 *                 chunked                        CHUNK_HEADER                 HEAD
 *                 until close                    UNTIL_CLOSE                  HEAD
 *   CONTENT       octets, to the length          COMPLETE                     DATA
 *   CHUNK_HEADER  a line                         CHUNK_DATA; of 0, TRAILERS
 *   CHUNK_DATA    octets, to the chunk's size    CHUNK_CR                     DATA
 *   CHUNK_CR      CR                             CHUNK_LF
 *   CHUNK_LF      LF                             CHUNK_HEADER
 *   TRAILERS      lines to the empty one         READY                        END
 *   UNTIL_CLOSE   octets                         UNTIL_CLOSE                  DATA
 *                 an orderly end of the stream   READY
 *   COMPLETE      nothing                        READY                        END
 *   any           a breach                       BROKEN, for ever
 * </pre>
 */
enum DecoderState {
  READY,
  STATUS,
  REASON,
  FIELDS,
  CONTENT,
  CHUNK_HEADER,
  CHUNK_DATA,
  CHUNK_CR,
  CHUNK_LF,
  TRAILERS,
  UNTIL_CLOSE,
  COMPLETE,
  BROKEN;

  /** The next state, if the table has it. */
  DecoderState to(DecoderState next) {
    if (next != BROKEN && !successors().contains(next)) {
      throw new IllegalStateException("the decoder cannot go from " + this + " to " + next);
    }
    return next;
  }

  private Set<DecoderState> successors() {
    return switch (this) {
      case READY -> EnumSet.of(STATUS);
      case STATUS -> EnumSet.of(REASON);
      case REASON -> EnumSet.of(FIELDS);
      case FIELDS -> EnumSet.of(STATUS, COMPLETE, CONTENT, CHUNK_HEADER, UNTIL_CLOSE);
      case CONTENT -> EnumSet.of(COMPLETE);
      case CHUNK_HEADER -> EnumSet.of(CHUNK_DATA, TRAILERS);
      case CHUNK_DATA -> EnumSet.of(CHUNK_CR);
      case CHUNK_CR -> EnumSet.of(CHUNK_LF);
      case CHUNK_LF -> EnumSet.of(CHUNK_HEADER);
      case TRAILERS, UNTIL_CLOSE, COMPLETE -> EnumSet.of(READY);
      case BROKEN -> EnumSet.noneOf(DecoderState.class);
    };
  }
}
