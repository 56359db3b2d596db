package dev.redial.runtime.event;

import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.ResendReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call is going to be sent again.
 *
 * @param at when that was decided
 * @param origin whom the call asks, as {@code scheme://host:port}
 * @param target method and path, as in {@code GET /books}, without the query
 * @param attempt the number of the attempt that is replaced, from 1
 * @param reason why the call is sent again
 * @param delivery how far the replaced attempt had come; empty if it has not failed
 * @param after how long the next attempt waits; zero for none
 * @param use how the replaced attempt used its connection; empty if it had none
 * @param cause what went wrong, in words
 */
public record ResendEvent(
    Instant at,
    String origin,
    String target,
    int attempt,
    ResendReason reason,
    Optional<Delivery> delivery,
    Duration after,
    Optional<FailedAttempt.ConnectionUse> use,
    String cause)
    implements TrafficEvent {}
