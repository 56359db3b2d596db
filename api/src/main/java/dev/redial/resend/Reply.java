package dev.redial.resend;

import dev.redial.HttpStatusException;
import java.io.IOException;
import java.net.http.HttpHeaders;

/**
 * What became of a call, as a value: for methods whose callers want to look at every end.
 *
 * <pre>{@code
 * Reply<Order, Problem> reply = shop.order(order);
 * if (reply instanceof Reply.Unconfirmed<Order, Problem> doubt) {
 *   ask(doubt.cause());
 * }
 * }</pre>
 *
 * <p>Other failures are thrown as by any method: those after which nothing is in doubt, because the
 * server cannot have acted or because the call could be sent again, and answers that are neither a
 * {@code T} nor an {@code E}. An answer outside of 2xx whose content is no {@code E}, such as a
 * gateway's page, is thrown as {@link HttpStatusException}.
 *
 * <p>Thread-safety: immutable as far as the bodies are.
 *
 * @param <T> the body of a success; {@code Void} for none
 * @param <E> the body of an error; {@code Void} for none
 */
public sealed interface Reply<T, E> {

  /**
   * An answer of the 2xx class.
   *
   * @param status 200 to 299
   * @param headers its fields
   * @param body its content; null if {@code T} is {@code Void}
   */
  record Ok<T, E>(int status, HttpHeaders headers, T body) implements Reply<T, E> {}

  /**
   * An answer outside of the 2xx class: the server has judged the call.
   *
   * @param status 300 to 599
   * @param headers its fields
   * @param body its content; null if {@code E} is {@code Void}
   */
  @SuppressWarnings("JavaLangClash") // always written as Reply.Error
  record Error<T, E>(int status, HttpHeaders headers, E body) implements Reply<T, E> {}

  /**
   * No answer to a call that must not be sent twice and that the server may have acted on.
   *
   * @param delivery {@link Delivery#UNKNOWN} or {@link Delivery#ANSWERED}
   * @param cause what a method that throws would have thrown, such as {@link
   *     UnconfirmedRequestException} or {@link CallTimeoutException}
   */
  record Unconfirmed<T, E>(Delivery delivery, IOException cause) implements Reply<T, E> {}
}
