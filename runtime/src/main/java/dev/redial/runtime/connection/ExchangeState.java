package dev.redial.runtime.connection;

import java.util.EnumSet;

/** How far an exchange has come; see {@link #TRANSITIONS}. */
enum ExchangeState {
  /** Waiting for a connection. */
  QUEUED,
  /** On a connection, not yet handed to the kernel. */
  ASSIGNED,
  /** Being written, or written and unanswered. */
  SENT,
  /** The head of its answer has arrived. */
  ANSWERING,
  /** Its answer is complete. */
  DONE,
  /** It ended without a complete answer. */
  FAILED;

  /** Every step that an exchange may take. */
  static final Transitions<ExchangeState> TRANSITIONS =
      Transitions.of(ExchangeState.class)
          .allow(QUEUED, EnumSet.of(ASSIGNED, FAILED))
          .allow(ASSIGNED, EnumSet.of(SENT, FAILED))
          .allow(SENT, EnumSet.of(ANSWERING, FAILED))
          .allow(ANSWERING, EnumSet.of(DONE, FAILED));

  boolean isFinal() {
    return this == DONE || this == FAILED;
  }
}
