package dev.redial.runtime;

import dev.redial.HttpStatusException;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.items.ItemLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** An answer with what reads it. */
record ReceivedAnswer(HttpResponse<Content> response, Codecs codecs) {
  private static final int FIRST_SUCCESS = 200;
  private static final int LAST_SUCCESS = 299;

  static boolean isSuccess(int status) {
    return FIRST_SUCCESS <= status && status <= LAST_SUCCESS;
  }

  int status() {
    return response.statusCode();
  }

  boolean isSuccess() {
    return isSuccess(status());
  }

  ContentType contentType() {
    return ContentType.of(response.headers());
  }

  Charset charset() throws IOException {
    try {
      return contentType().charset();
    } catch (IOException e) {
      throw new IOException(target() + ": " + e.getMessage(), e);
    }
  }

  /** Method and URI without its query, for messages. */
  String target() {
    return FailedAttempt.target(response.request());
  }

  ItemLimit itemLimit() {
    return new ItemLimit(codecs.maxItemBytes(), target());
  }

  // ---- content

  byte[] octets() {
    return ((Content.Whole) response.body()).octets();
  }

  InputStream stream() {
    return ((Content.Streamed) response.body()).octets();
  }

  Flow.Publisher<List<ByteBuffer>> publisher() {
    return ((Content.Published) response.body()).octets();
  }

  /**
   * The content as a value.
   *
   * @throws IOException if it is none, or null
   */
  <T> T read(BodyType<T> type) throws IOException {
    T value = readNullable(type);
    if (value == null) {
      throw new IOException(
          "%s: the body of the %d is null and not a %s; a method that returns Optional takes that"
              .formatted(target(), status(), type));
    }
    return value;
  }

  <T> @Nullable T readNullable(BodyType<T> type) throws IOException {
    BodyReader<T> reader = reader(type);
    try {
      return reader.read(octets());
    } catch (IOException e) {
      throw unreadable(type, e);
    }
  }

  /** There is a codec for the type, or nothing would have been sent: it is not for this content. */
  private <T> BodyReader<T> reader(BodyType<T> type) throws IOException {
    try {
      return codecs.reader(this::target, response.headers(), type);
    } catch (ConfigurationException e) {
      throw new IOException(
          "%s: the body of the %d is %s, where %s was expected for a %s; the server may have sent a page of its own, or .codec(...) of Redial.builder() adds what reads it"
              .formatted(
                  target(),
                  status(),
                  contentType().describe(),
                  codecs.acceptFor(List.of(type)).orElse("text"),
                  type),
          e);
    } catch (IOException e) {
      throw unreadable(type, e);
    }
  }

  private IOException unreadable(BodyType<?> type, IOException e) {
    return new IOException(
        "%s: the body of the %d is not a %s: %s"
            .formatted(target(), status(), type, e.getMessage()),
        e);
  }

  /** What is thrown for a status outside of 2xx if nothing else was said. */
  HttpStatusException statusException() {
    return new HttpStatusException(
        target() + " was answered with status " + status() + KeyStatus.explained(response),
        status(),
        response.headers(),
        octets(),
        readers());
  }

  private HttpStatusException.Readers readers() {
    return new HttpStatusException.Readers() {
      @Override
      public <T> BodyReader<T> reader(BodyType<T> type) {
        try {
          return codecs.reader(ReceivedAnswer.this::target, response.headers(), type);
        } catch (IOException e) {
          throw new UncheckedIOException(e.getMessage(), e);
        }
      }
    };
  }
}
