package dev.redial.resend;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
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
 * @param began from the start of the call to the beginning of this attempt
 * @param elapsed from the start of the call to this failure
 * @param connection the connection that carried it; null if there was none, or if it was the JDK's
 *     (HTTP/2), of which nothing is known
 * @param before the attempt of the same call that failed before this one; null for the first
 */
public record FailedAttempt(
    HttpRequest request,
    @Nullable Endpoint endpoint,
    Idempotency idempotency,
    int number,
    Delivery delivery,
    IOException cause,
    Duration began,
    Duration elapsed,
    @Nullable ConnectionUse connection,
    @Nullable FailedAttempt before) {

  private static final int MOST_LINES = 8;

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

  /**
   * All attempts of the call up to this one, a line each, the oldest first, as in {@code attempt 1
   * on connection 7 (new, 41 octets sent): UNKNOWN, from 0 ms to 203 ms; the server closed the
   * connection; again 87 ms later}. Of more than eight lines those in the middle are counted only.
   */
  public String story() {
    return String.join("\n", shortened(lines(this)));
  }

  /**
   * For the end of a message that tells of this attempt itself: the lines of {@link #story()} about
   * those before it, each on a line of its own and indented; empty for the first attempt.
   */
  public String earlier() {
    List<String> lines = lines(this);
    return shortened(lines.subList(0, lines.size() - 1)).stream()
        .map(line -> "\n  " + line)
        .collect(Collectors.joining());
  }

  /** Method, URI and what {@link #describe()} says: nothing that is secret. */
  @Override
  public String toString() {
    return target() + ": " + describe();
  }

  private static List<String> lines(FailedAttempt last) {
    List<String> lines = new ArrayList<>();
    String next = "";
    for (FailedAttempt told = last; told != null; told = told.before) {
      lines.add(told.line() + next);
      next = told.before == null ? "" : told.pauseBefore(told.before);
    }
    Collections.reverse(lines);
    return lines;
  }

  private String line() {
    return "%s, from %s to %s; %s"
        .formatted(describe(), Elapsed.text(began), Elapsed.text(elapsed), onOneLine(cause));
  }

  private String pauseBefore(FailedAttempt earlier) {
    Duration pause = began.minus(earlier.elapsed);
    return pause.toMillis() > 0 ? "; again " + Elapsed.text(pause) + " later" : "; again at once";
  }

  private static List<String> shortened(List<String> lines) {
    int size = lines.size();
    if (size <= MOST_LINES) {
      return lines;
    }
    int half = MOST_LINES / 2;
    List<String> shown = new ArrayList<>(lines.subList(0, half));
    shown.add("(" + (size - MOST_LINES) + " more)");
    shown.addAll(lines.subList(size - half, size));
    return shown;
  }

  private static String onOneLine(IOException cause) {
    return String.valueOf(cause.getMessage()).replaceAll("\\R", " ");
  }

  private String placeElsewhere() {
    return delivery == Delivery.NOT_SENT ? "without a connection" : "by the JDK's client";
  }

  private static String reuse(ConnectionUse use) {
    return use.exchangesBefore() == 0 ? "new" : "reused, " + use.exchangesBefore() + " before it";
  }
}
