package dev.redial.runtime.connection;

import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt.ConnectionUse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange ended without a complete answer.
 *
 * @param delivery how far it had come
 * @param evidence why that is believed
 * @param cause what broke it
 * @param use the connection that carried it; null if it never had one
 * @param position where it stood among the exchanges of its connection
 */
public record ExchangeFailure(
    Delivery delivery,
    Evidence evidence,
    IOException cause,
    @Nullable ConnectionUse use,
    Position position) {

  /** Where an exchange stood when its connection failed. */
  public enum Position {
    /** The first unanswered one: its request may be what the server disliked. */
    HEAD,
    /** Behind the first unanswered one. */
    FOLLOWER,
    /** Behind one whose answer said that the connection ends: it was not reached. */
    DISPLACED,
    /** Not on a connection. */
    UNPLACED
  }

  /** A failure before any connection carried the exchange. */
  public static ExchangeFailure unplaced(IOException cause) {
    return new ExchangeFailure(Delivery.NOT_SENT, Evidence.OCTETS, cause, null, Position.UNPLACED);
  }

  /** Whether the connection had completed an exchange before. */
  public boolean onReusedConnection() {
    return use != null && use.exchangesBefore() > 0;
  }
}
