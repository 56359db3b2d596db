package dev.redial.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;

/**
 * What a {@link FaultServer} does with one request: an {@link Answer}, or a fault.
 *
 * <p>Thread-safety: immutable.
 */
public abstract sealed class Reaction permits Answer, Fault {
  Reaction() {}

  /**
   * Reads the request and answers it, without content.
   *
   * @param status from 200 to 599
   */
  public static Answer answer(int status) {
    return answer(status, "");
  }

  /**
   * Reads the request and answers it.
   *
   * @param status from 200 to 599
   * @param content in UTF-8; with 204 and 304, and to a HEAD, it is not sent
   */
  public static Answer answer(int status, String content) {
    return Answer.of(status, new String(content.getBytes(UTF_8), ISO_8859_1));
  }

  /**
   * Reads the request and answers 503 with {@code Retry-After} (RFC 9110, section 10.2.3).
   *
   * @param pause that the client is asked for, in whole seconds
   */
  public static Answer busy(Duration pause) {
    return answer(503).header("Retry-After", Long.toString(pause.toSeconds()));
  }

  /**
   * Closes the connection instead of reading the request, as a server does to a connection that has
   * been idle for too long. The request does not count as received.
   */
  public static Reaction closeBeforeReading() {
    return new Fault((connection, head) -> connection.close());
  }

  /** The same with a reset (RST), as a balancer that has forgotten the connection. */
  public static Reaction resetBeforeReading() {
    return new Fault((connection, head) -> connection.reset());
  }

  /**
   * Reads the request, which counts as received, and closes the connection without an answer: an
   * order was placed, and nobody says so.
   */
  public static Reaction closeAfterReading() {
    return new Fault(
        (connection, head) -> {
          var unused = connection.take(head);
          connection.close();
        });
  }

  /** The same with a reset (RST), as a server whose process has died. */
  public static Reaction resetAfterReading() {
    return new Fault(
        (connection, head) -> {
          var unused = connection.take(head);
          connection.reset();
        });
  }

  /** Reads the request and says nothing, until the client leaves or the server is closed. */
  public static Reaction stall() {
    return new Fault(
        (connection, head) -> {
          var unused = connection.take(head);
          connection.awaitClose();
        });
  }

  /**
   * What is to be done with a request whose head was read.
   *
   * @return whether the connection goes on
   */
  abstract Next play(RawConnection connection, RequestReader.Parsed head) throws IOException;

  /** What becomes of the connection. */
  enum Next {
    /** It carries more requests. */
    GOES_ON,
    /** It is closed or reset. */
    OVER,
    /** It is open, and what comes next on it is lost. */
    DEAD
  }
}
