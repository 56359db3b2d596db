package dev.redial.runtime.event;

import dev.redial.resend.Delivery;
import java.time.Duration;

/**
 * A call that waits for somebody to say whether it may be sent again.
 *
 * @param operation such as {@code bookshop.order}; the method of a plain request
 * @param target method and URI without user info, and with {@code ***} for what looks like a secret
 * @param attempt the number of the attempt that failed, from 1
 * @param delivery how far that attempt had come
 * @param cause what broke it
 * @param waiting for how long
 */
public record QuestionSnapshot(
    String operation,
    String target,
    int attempt,
    Delivery delivery,
    String cause,
    Duration waiting) {

  String describe() {
    return "  asks for %d.%d s: %s, %s (attempt %d: %s; %s)\n"
        .formatted(
            waiting.toSeconds(),
            waiting.toMillisPart() / 100,
            operation,
            target,
            attempt,
            delivery,
            cause);
  }
}
