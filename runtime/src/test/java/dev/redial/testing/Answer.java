package dev.redial.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * A request is read and answered; made by {@link Reaction#answer(int, String)}.
 *
 * <p>Thread-safety: immutable.
 */
public final class Answer extends Reaction {
  private static final String CONNECTION = "Connection";

  private final int status;
  private final String latin1;
  private final Map<String, String> fields;
  private final Duration delay;
  private final Next next;

  private Answer(int status, String latin1, Map<String, String> fields, Duration delay, Next next) {
    this.status = status;
    this.latin1 = latin1;
    this.fields = fields;
    this.delay = delay;
    this.next = next;
  }

  static Answer of(int status, String latin1) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException(
          "the status of an answer is from 200 to 599, not " + status);
    }
    return new Answer(status, latin1, Map.of(), Duration.ZERO, Next.GOES_ON);
  }

  /**
   * With a field; {@code Content-Length} is there already.
   *
   * @param name sent once: a second value takes the place of the first
   * @param value without line breaks
   * @throws IllegalArgumentException if it would be two lines
   */
  public Answer header(String name, String value) {
    if ((name + value).matches("(?s).*[\r\n].*")) {
      throw new IllegalArgumentException("a field is one line: " + name);
    }
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Answer(status, latin1, more, delay, next);
  }

  /** So late after the request was read. */
  public Answer after(Duration pause) {
    return new Answer(status, latin1, fields, Objects.requireNonNull(pause, "pause"), next);
  }

  /** With {@code Connection: close}, after which the connection is closed. */
  public Answer thenClose() {
    Answer announced = header(CONNECTION, "close");
    return new Answer(status, latin1, announced.fields, delay, Next.OVER);
  }

  /**
   * Without saying so the connection is dead afterwards: what is sent on it next is not read, and
   * answered by a reset. It is how connections die in a pool.
   */
  public Answer thenDie() {
    return new Answer(status, latin1, fields, delay, Next.DEAD);
  }

  /**
   * Only so much of the answer is sent, then the connection is closed.
   *
   * @param octets of head and content together; more than the answer has is all of it
   */
  public Reaction cutAfter(int octets) {
    return broken(octets, RawConnection::close);
  }

  /**
   * Only so much of the answer is sent, then the connection is reset.
   *
   * @param octets of head and content together; more than the answer has is all of it
   */
  public Reaction resetAfter(int octets) {
    return broken(octets, RawConnection::reset);
  }

  private Reaction broken(int octets, End end) {
    if (octets < 0) {
      throw new IllegalArgumentException("octets is " + octets + "; it has to be 0 or more");
    }
    return new Fault(
        (connection, head) -> {
          String whole = textFor(connection.take(head));
          connection.write(whole.substring(0, Math.min(octets, whole.length())));
          end.of(connection);
        });
  }

  private interface End {
    void of(RawConnection connection) throws IOException;
  }

  @Override
  Next play(RawConnection connection, RequestReader.Parsed head) throws IOException {
    connection.write(textFor(connection.take(head)));
    return next;
  }

  /** The answer in Latin-1, when its time has come. */
  private String textFor(RawRequest request) {
    LockSupport.parkNanos(delay.toNanos());
    boolean empty = status == 204 || status == 304;
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " \r\n");
    fields.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    if (!empty) {
      text.append("Content-Length: ").append(latin1.length()).append("\r\n");
    }
    text.append("\r\n");
    return empty || request.method().equals("HEAD") ? text.toString() : text + latin1;
  }

  @Override
  public String toString() {
    return "answer " + status + " with " + latin1.getBytes(ISO_8859_1).length + " octets";
  }
}
