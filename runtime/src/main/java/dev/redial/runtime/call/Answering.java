package dev.redial.runtime.call;

import dev.redial.runtime.call.Resending.Received.Trait;
import dev.redial.runtime.connection.ExchangeFailure;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An answer while it arrives: its head, then its content. */
interface Answering {
  /** Whether the call can go on: a small answer is complete, or a larger one has begun. */
  boolean isReady();

  /** Its head; null before it has arrived. */
  @Nullable AnswerInfo head();

  /** What is known of it beside its head. */
  Set<Trait> traits();

  /** Whether all of it has arrived; content may still wait to be taken. */
  boolean isComplete();

  /** Whether all of it has arrived and was taken. */
  boolean isDrained();

  /** Whether all content that has arrived so far was taken. */
  boolean isEmptied();

  /** Takes the content that has arrived. */
  List<ByteBuffer> take();

  /** Octets of content that have arrived. */
  long received();

  /** Octets of content that were announced. */
  OptionalLong expected();

  /** How it broke off, or never came. */
  @Nullable ExchangeFailure failure();

  /** Has the next calls go another way than this one did (421). */
  void avoidCarrier();
}
