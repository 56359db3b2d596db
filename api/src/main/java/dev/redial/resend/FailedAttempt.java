package dev.redial.resend;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of an attempt that failed.
 *
 * <p>Thread-safety: immutable.
 *
 * @param request what was to be sent
 * @param endpoint the endpoint it is a call of; null for a plain request
 * @param idempotency whether it may be sent twice
 * @param number which attempt of its call this was, from 1
 * @param delivery how far it had come
 * @param cause what broke it
 * @param elapsed from the start of the call to this failure
 * @param connection the connection that carried it; null if there was none, or if it was the JDK's
 *     (HTTP/2), of which nothing is known
 */
public record FailedAttempt(
    HttpRequest request,
    @Nullable Endpoint endpoint,
    Idempotency idempotency,
    int number,
    Delivery delivery,
    IOException cause,
    Duration elapsed,
    @Nullable ConnectionUse connection) {

  /**
   * How an attempt used its connection.
   *
   * @param id a number that is unique within the connection manager
   * @param exchangesBefore how many exchanges the connection had completed; 0 for a new one
   * @param age how long ago it was opened
   * @param octetsSent how many octets of the request were handed to the kernel
   */
  public record ConnectionUse(long id, int exchangesBefore, Duration age, long octetsSent) {}

  /** Method and URI without user info, query and fragment, fit for people and logs. */
  public String target() {
    return target(request);
  }

  /** Method and URI of {@code request} without user info, query and fragment. */
  public static String target(HttpRequest request) {
    return request.method() + " " + ShownUri.withoutQuery(request.uri());
  }

  /**
   * Method and URI without user info and fragment, for whoever is asked: the query is shown, with
   * {@code ***} for values that look like secrets, by their names ({@code token}, {@code api_key}
   * and the like) or by themselves (twenty letters and digits in a row that are no UUID).
   */
  public String shownTarget() {
    return request.method() + " " + ShownUri.of(request.uri());
  }

  /** As in {@code bookshop.order}; the method of a request that is a call of no endpoint. */
  public String operation() {
    return endpoint == null ? request.method() : endpoint.api() + "." + endpoint.name();
  }

  /** As in {@code attempt 2 on connection 7 (reused 3 times, 41 octets sent): UNKNOWN}. */
  public String describe() {
    String place =
        connection == null
            ? placeElsewhere()
            : "on connection %d (%s, %d octets sent)"
                .formatted(connection.id(), reuse(connection), connection.octetsSent());
    return "attempt " + number + " " + place + ": " + delivery;
  }

  private String placeElsewhere() {
    return delivery == Delivery.NOT_SENT ? "without a connection" : "by the JDK's client";
  }

  private static String reuse(ConnectionUse use) {
    return use.exchangesBefore() == 0 ? "new" : "reused, " + use.exchangesBefore() + " before it";
  }
}
