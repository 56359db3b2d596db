package dev.redial.runtime.call;

import dev.redial.runtime.connection.Connection.Then;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a call: on a connection of ours, or in the hands of the JDK's client.
 *
 * <p>Thread-safety: the call's own, but for {@link #exchange}.
 */
sealed interface Attempt permits WireAttempt, DelegatedAttempt {
  /** What the clock says of an attempt. */
  enum Time {
    LEFT,
    UP
  }

  /** The exchange that its caller reads; null if others read. */
  @Nullable Exchange exchange();

  /** What comes back. */
  Answering answer();

  /** When its time may be up. */
  long dueNanos();

  /** Whether it is. */
  Time time(long now);

  /**
   * Finds out what it has come to.
   *
   * @throws IOException if the caller's own body failed, so that no other attempt can help
   */
  void settle() throws IOException;

  /** How it failed, if it did. */
  @Nullable ExchangeFailure failure();

  /** Whether it waits in vain behind another and may be sent beside it (rule L10, rescue). */
  boolean mayBeRescued();

  /** Sends a copy beside the first one. */
  void rescue();

  /** Whether a one-shot body was asked for. */
  boolean hasSpentBody();

  /** Whether nothing of it was sent yet, for it has no connection. */
  boolean isWaiting();

  /** Moves what is to be sent. */
  void pump() throws IOException;

  /** Asks for no more of the body. */
  void cancelPump();

  /** How far one that is answered has come; it goes on all the same. */
  ExchangeFailure describe(IOException why);

  /** Gives up whatever is under way; says how far it had come. */
  ExchangeFailure giveUp(IOException cause, Then then);
}
