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
import java.util.stream.IntStream;
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
 * @param reason why this attempt was made; null for the first
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
    @Nullable FailedAttempt before,
    @Nullable ResendReason reason) {

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
    return endpoint == null ? request.method() : endpoint.operation();
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
   * connection; again 87 ms later (by its policy)}. Of more than eight lines those in the middle
   * are counted only.
   */
  public String story() {
    List<FailedAttempt> chain = chain();
    return String.join("\n", lines(chain, chain.size()));
  }

  /**
   * For the end of a message that tells of this attempt itself: the lines of {@link #story()} about
   * those before it, each on a line of its own and indented; empty for the first attempt.
   */
  public String earlier() {
    List<FailedAttempt> chain = chain();
    return lines(chain, chain.size() - 1).stream()
        .map(line -> "\n  " + line)
        .collect(Collectors.joining());
  }

  /** Method, URI and what {@link #describe()} says: nothing that is secret. */
  @Override
  public String toString() {
    return target() + ": " + describe();
  }

  /** All attempts up to this one, the oldest first. */
  private List<FailedAttempt> chain() {
    List<FailedAttempt> chain = new ArrayList<>();
    for (FailedAttempt told = this; told != null; told = told.before) {
      chain.add(told);
    }
    Collections.reverse(chain);
    return chain;
  }

  /**
   * Lines about the first {@code told} of a chain; only those that are shown are made, for there
   * may be many attempts.
   */
  private static List<String> lines(List<FailedAttempt> chain, int told) {
    if (told <= MOST_LINES) {
      return lines(chain, 0, told);
    }
    int half = MOST_LINES / 2;
    List<String> shown = new ArrayList<>(lines(chain, 0, half));
    shown.add("(" + (told - MOST_LINES) + " more)");
    shown.addAll(lines(chain, told - half, told));
    return shown;
  }

  private static List<String> lines(List<FailedAttempt> chain, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> chain.get(i).line() + chain.get(i).pauseBefore(chain, i + 1))
        .toList();
  }

  private String line() {
    return "%s, from %s to %s; %s"
        .formatted(describe(), Elapsed.text(began), Elapsed.text(elapsed), whatBroke());
  }

  private String pauseBefore(List<FailedAttempt> chain, int next) {
    if (next == chain.size()) {
      return "";
    }
    FailedAttempt made = chain.get(next);
    Duration pause = made.began.minus(elapsed);
    String when = pause.toMillis() > 0 ? Elapsed.text(pause) + " later" : "at once";
    return "; again " + when + (made.reason == null ? "" : " (" + made.reason.words() + ")");
  }

  /** The cause, on one line. */
  String whatBroke() {
    return String.valueOf(cause.getMessage()).replaceAll("\\R", " ");
  }

  private String placeElsewhere() {
    return delivery == Delivery.NOT_SENT ? "without a connection" : "by the JDK's client";
  }

  private static String reuse(ConnectionUse use) {
    return use.exchangesBefore() == 0 ? "new" : "reused, " + use.exchangesBefore() + " before it";
  }
}
