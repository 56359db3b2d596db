package dev.redial.runtime;

import dev.redial.codec.BodyType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a method makes of an answer; generated code has one constant for each method.
 *
 * <p>Thread-safety: immutable.
 *
 * @param <T> what the method returns
 */
public final class Returns<T> {
  private static final int NO_CONTENT = 204;
  private static final int NOT_FOUND = 404;

  private final @Nullable BodyType<?> body;
  private final Reading<T> reading;

  private interface Reading<T> {
    T read(HttpResponse<byte[]> answer, Codecs codecs) throws IOException;
  }

  private Returns(@Nullable BodyType<?> body, Reading<T> reading) {
    this.body = body;
    this.reading = reading;
  }

  /** Nothing; the content of the answer is read past. */
  @SuppressWarnings("NullAway") // Void has no other value
  public static Returns<Void> nothing() {
    return new Returns<>(
        null,
        (answer, codecs) -> {
          codecs.checkStatus(answer);
          return null;
        });
  }

  /** The content as a value. */
  public static <T> Returns<T> body(BodyType<T> type) {
    return new Returns<>(
        type,
        (answer, codecs) -> {
          codecs.checkStatus(answer);
          return codecs.read(answer, type);
        });
  }

  /** The content as a value; 404 and 204 are empty. */
  public static <T> Returns<Optional<T>> optional(BodyType<T> type) {
    return new Returns<>(
        type,
        (answer, codecs) -> {
          if (answer.statusCode() == NOT_FOUND || answer.statusCode() == NO_CONTENT) {
            return Optional.empty();
          }
          codecs.checkStatus(answer);
          return Optional.of(codecs.read(answer, type));
        });
  }

  /**
   * The whole answer with its content as a value; a status outside of 2xx is thrown all the same.
   */
  public static <T> Returns<HttpResponse<T>> response(BodyType<T> type) {
    return new Returns<>(
        type.is(Void.class) ? null : type,
        (answer, codecs) -> {
          codecs.checkStatus(answer);
          return new DecodedResponse<>(
              answer, type.is(Void.class) ? null : codecs.read(answer, type));
        });
  }

  /** The type of content that is wanted, if any is. */
  Optional<BodyType<?>> wanted() {
    return Optional.ofNullable(body);
  }

  T read(HttpResponse<byte[]> answer, Codecs codecs) throws IOException {
    return reading.read(answer, codecs);
  }
}
