package dev.redial.runtime.wire;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a {@link ResponseDecoder} is in the stream, and the only table of its transitions.
 *
 * <p>{@code docs/state-machines.md} has the drawing.
 */
enum DecoderState {
  /** Nothing is expected, until the method of the next request is named. */
  READY,
  /** Takes {@code HTTP/1.x nnn}, the start of a head. */
  STATUS,
  /** Takes the rest of the status line. */
  REASON,
  /** Takes lines to the empty one; reports {@code INTERIM}, or {@code HEAD} for the final one. */
  FIELDS,
  /** Takes octets to the announced length; reports {@code DATA}. */
  CONTENT,
  /** Takes the line with a chunk's size; 0 is the last. */
  CHUNK_HEADER,
  /** Takes octets to the chunk's size; reports {@code DATA}. */
  CHUNK_DATA,
  /** Takes the CR behind a chunk. */
  CHUNK_CR,
  /** Takes the LF behind a chunk. */
  CHUNK_LF,
  /** Takes lines behind the last chunk to the empty one; reports {@code END}. */
  TRAILERS,
  /** Takes octets to an orderly end of the stream; reports {@code DATA}. */
  UNTIL_CLOSE,
  /** Takes nothing, for nothing is missing; reports {@code END}. */
  COMPLETE,
  /** The server broke a rule: nothing is taken any more, for ever. */
  BROKEN;

  private static final Map<DecoderState, Set<DecoderState>> SUCCESSORS =
      new EnumMap<>(DecoderState.class);

  static {
    for (DecoderState state : values()) {
      SUCCESSORS.put(state, successorsOf(state));
    }
  }

  /** The next state, if the table has it. */
  DecoderState to(DecoderState next) {
    if (!leadsTo(next)) {
      throw new IllegalStateException("the decoder cannot go from " + this + " to " + next);
    }
    return next;
  }

  /** Whether the table has this step. */
  boolean leadsTo(DecoderState next) {
    return next == BROKEN || SUCCESSORS.getOrDefault(this, Set.of()).contains(next);
  }

  private static Set<DecoderState> successorsOf(DecoderState state) {
    return switch (state) {
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
