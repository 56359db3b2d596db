package dev.redial.runtime.connection;

import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt.ConnectionUse;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import java.io.IOException;
import java.time.Duration;

/**
 * Says how far an exchange had come, by the octets that the kernel took of its request.
 *
 * <pre>
 *   start          headEnd              end
 *     |--- head ------|------ body ------|
 *   accepted &lt;= start: NOT_SENT    before headEnd: NOT_PROCESSED    from there: UNKNOWN
 * </pre>
 *
 * <p>Thread-safety: guarded by the connection's lock.
 */
final class Deliveries {
  private final long connectionId;
  private final long openedNanos;

  Deliveries(long connectionId, long openedNanos) {
    this.connectionId = connectionId;
    this.openedNanos = openedNanos;
  }

  /** What the octets say. */
  ExchangeFailure byOctets(
      Exchange exchange, Position position, IOException cause, Progress progress) {
    Evidence evidence =
        isUnansweredExpectation(exchange, progress)
            ? Evidence.EXPECTATION_UNANSWERED
            : Evidence.OCTETS;
    Delivery delivery =
        evidence == Evidence.OCTETS ? deliveryOf(exchange, progress) : Delivery.NOT_PROCESSED;
    return new ExchangeFailure(delivery, evidence, cause, useOf(exchange, progress), position);
  }

  /** Of one behind {@code Connection: close}, which the server must not process. */
  ExchangeFailure closedOut(Exchange exchange, IOException cause, Progress progress) {
    Delivery byOctets = deliveryOf(exchange, progress);
    boolean went = byOctets != Delivery.NOT_SENT;
    boolean whole = byOctets == Delivery.UNKNOWN;
    return new ExchangeFailure(
        went ? Delivery.NOT_PROCESSED : Delivery.NOT_SENT,
        whole ? Evidence.CLOSE_ANNOUNCED : Evidence.OCTETS,
        cause,
        useOf(exchange, progress),
        Position.DISPLACED);
  }

  /**
   * How far the connection had come.
   *
   * @param accepted octets that the kernel took
   * @param completed answers
   * @param now on the connection's clock
   */
  record Progress(long accepted, int completed, long now) {}

  private static boolean isUnansweredExpectation(Exchange exchange, Progress progress) {
    return exchange.request().expectsContinue()
        && exchange.span.isHeadOnlyAt(progress.accepted)
        && !exchange.interimSeen()
        && !exchange.isAnswered();
  }

  private static Delivery deliveryOf(Exchange exchange, Progress progress) {
    if (exchange.isAnswered()) {
      return Delivery.ANSWERED;
    }
    if (exchange.span.isUntouchedAt(progress.accepted)) {
      return Delivery.NOT_SENT;
    }
    return exchange.span.headIsPartialAt(progress.accepted)
        ? Delivery.NOT_PROCESSED
        : Delivery.UNKNOWN;
  }

  private ConnectionUse useOf(Exchange exchange, Progress progress) {
    int itself = exchange.isComplete() ? 1 : 0;
    return new ConnectionUse(
        connectionId,
        Math.max(0, progress.completed - itself),
        Duration.ofNanos(progress.now - openedNanos),
        exchange.span.octetsAt(progress.accepted));
  }
}
