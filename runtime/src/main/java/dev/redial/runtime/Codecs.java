package dev.redial.runtime;

import dev.redial.HttpStatusException;
import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import dev.redial.resend.FailedAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of a {@link Redial} in the order in which they are asked: the given ones, text and
 * octets, then JSON by Jackson 2 or Jackson 3, whichever is present.
 */
final class Codecs {
  private static final int FIRST_SUCCESS = 200;
  private static final int LAST_SUCCESS = 299;

  private final List<BodyCodec> all;

  /** A value as it goes out. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Written(byte[] octets, String contentType) {}

  Codecs(List<BodyCodec> given) {
    all = new ArrayList<>(given);
    all.add(PlainCodec.text());
    all.add(PlainCodec.octets());
    ifPresent(() -> new Jackson2Codec()).ifPresent(all::add);
    ifPresent(() -> new Jackson3Codec()).ifPresent(all::add);
  }

  /**
   * A codec whose library may be missing: then its class does not link. A lambda links it when run;
   * a constructor reference would where it is written, outside of the try.
   */
  private static Optional<BodyCodec> ifPresent(Supplier<BodyCodec> codec) {
    try {
      return Optional.of(codec.get());
    } catch (NoClassDefFoundError e) {
      return Optional.empty();
    }
  }

  <T> Written write(String where, T value, BodyType<T> type, @Nullable String contentType) {
    for (BodyCodec codec : all) {
      Optional<BodyWriter<T>> writer = codec.writer(type);
      if (writer.isPresent()) {
        String mediaType = contentType == null ? codec.contentType() : contentType;
        return new Written(octets(where, writer.get(), value), mediaType);
      }
    }
    throw noCodec(where, "write", type, "any media type");
  }

  private static <T> byte[] octets(String where, BodyWriter<T> writer, T value) {
    try {
      return writer.write(value);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The body of " + where + " could not be written; nothing was sent", e);
    }
  }

  <T> T read(HttpResponse<byte[]> answer, BodyType<T> type) throws IOException {
    BodyReader<T> reader = reader(answer, type);
    try {
      return reader.read(answer.body());
    } catch (IOException e) {
      throw new IOException(
          "%s: the body of the %d is not a %s: %s"
              .formatted(
                  FailedAttempt.target(answer.request()),
                  answer.statusCode(),
                  type,
                  e.getMessage()),
          e);
    }
  }

  private <T> BodyReader<T> reader(HttpResponse<byte[]> answer, BodyType<T> type) {
    Optional<String> mediaType = answer.headers().firstValue("Content-Type").map(Codecs::mediaType);
    for (BodyCodec codec : all) {
      if (mediaType.isEmpty() || codec.reads(mediaType.get())) {
        Optional<BodyReader<T>> reader = codec.reader(type);
        if (reader.isPresent()) {
          return reader.get();
        }
      }
    }
    throw noCodec(
        FailedAttempt.target(answer.request()),
        "read",
        type,
        mediaType.orElse("an answer without Content-Type"));
  }

  private static String mediaType(String contentType) {
    int parameters = contentType.indexOf(';');
    String bare = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return bare.strip().toLowerCase(Locale.ROOT);
  }

  private ConfigurationException noCodec(
      String where, String what, BodyType<?> type, String mediaType) {
    return new ConfigurationException(
        "No codec can %s %s (%s) for %s: add Jackson to the class path or .codec(...) to Redial.builder(). Asked were: %s"
            .formatted(
                what, type, mediaType, where, all.stream().map(BodyCodec::contentType).toList()));
  }

  void checkStatus(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status < FIRST_SUCCESS || status > LAST_SUCCESS) {
      throw new HttpStatusException(
          FailedAttempt.target(answer.request()) + " was answered with status " + status,
          status,
          answer.headers(),
          answer.body(),
          readersFor(answer));
    }
  }

  private HttpStatusException.Readers readersFor(HttpResponse<byte[]> answer) {
    return new HttpStatusException.Readers() {
      @Override
      public <T> BodyReader<T> reader(BodyType<T> type) {
        return Codecs.this.reader(answer, type);
      }
    };
  }

  /** Refuses a call whose answer no codec could read, before anything is sent. */
  void checkReadable(String where, Returns<?> returns) {
    returns
        .wanted()
        .filter(type -> all.stream().noneMatch(codec -> codec.reader(type).isPresent()))
        .ifPresent(
            type -> {
              throw noCodec(where, "read", type, "nothing was sent");
            });
  }

  /** The media types of the codecs that read what is wanted, for {@code Accept}. */
  Optional<String> acceptFor(Returns<?> returns) {
    return returns.wanted().flatMap(this::acceptFor);
  }

  private Optional<String> acceptFor(BodyType<?> type) {
    return all.stream()
        .filter(codec -> codec.reader(type).isPresent())
        .findFirst()
        .map(BodyCodec::contentType)
        .filter(mediaType -> mediaType.startsWith("application/json"));
  }
}
