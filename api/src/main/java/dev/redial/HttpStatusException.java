package dev.redial;

import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A complete answer whose status is not of the 2xx class.
 *
 * <p>The request was processed as far as the status says; nothing is in doubt about its delivery.
 */
public class HttpStatusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient HttpHeaders headers;
  private final transient byte[] body;
  private final transient Readers readers;

  /** Finds the reader for a type of body, by the content type of the answer. */
  @FunctionalInterface
  public interface Readers {
    /**
     * The reader for {@code type}.
     *
     * @throws IllegalStateException where no codec reads it; the message says which were asked
     */
    <T> BodyReader<T> reader(BodyType<T> type);
  }

  /**
   * For the client that received the answer, and for subclasses.
   *
   * @param message names method, URI without its query, and status
   * @param status 100 to 599, as received
   * @param headers the fields of the answer
   * @param body the whole content; not copied
   * @param readers how {@link #body(Class)} reads it
   */
  public HttpStatusException(
      String message, int status, HttpHeaders headers, byte[] body, Readers readers) {
    super(message);
    this.status = status;
    this.headers = Objects.requireNonNull(headers, "headers");
    this.body = Objects.requireNonNull(body, "body");
    this.readers = Objects.requireNonNull(readers, "readers");
  }

  /** The status code of the answer. */
  public int status() {
    return status;
  }

  /** The header fields of the answer. */
  public HttpHeaders headers() {
    return headers;
  }

  /** A copy of the content, possibly empty. */
  public byte[] body() {
    return body.clone();
  }

  /** The content as UTF-8 text. */
  public String bodyAsString() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * The content read as {@code type} by the client's codecs.
   *
   * @throws UncheckedIOException if the content is not what {@code type} needs
   */
  public <E> E body(Class<E> type) {
    try {
      return readers.reader(BodyType.of(type)).read(body);
    } catch (IOException e) {
      throw new UncheckedIOException("The body of a " + status + " is not a " + type.getName(), e);
    }
  }
}
