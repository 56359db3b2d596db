package dev.redial.runtime;

import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of a {@link Redial} in the order in which they are asked: the given ones, then those
 * that are {@linkplain FoundCodecs found}.
 */
final class Codecs {
  private static final String JSON = "application/json";

  private final List<BodyCodec> all;
  private final int maxItemBytes;
  private final Map<BodyType<?>, Found<?>> lastFound = new ConcurrentHashMap<>();

  /**
   * What reads a type: mostly the next answer has the very same fields, or at least the same {@code
   * Content-Type}.
   *
   * @param headers of the answer that it read last
   * @param contentType of that, as written
   * @param reader of that
   */
  private record Found<T>(HttpHeaders headers, String contentType, BodyReader<T> reader) {}

  /** A value as it goes out. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Written(byte[] octets, String contentType) {}

  Codecs(List<BodyCodec> given, int maxItemBytes) {
    this.maxItemBytes = maxItemBytes;
    all = new ArrayList<>(given);
    all.addAll(FoundCodecs.all());
  }

  // ---- out

  /** By the first codec that knows the type, and writes {@code contentType} where one is given. */
  <T> Written write(String where, T value, BodyType<T> type, @Nullable String contentType) {
    ContentType wanted = contentType == null ? ContentType.NONE : new ContentType(contentType);
    for (BodyCodec codec : all) {
      Optional<BodyWriter<T>> writer = writer(where, codec, type, wanted);
      if (writer.isPresent()) {
        checkCharset(where, codec, wanted);
        String mediaType = contentType == null ? codec.contentType() : contentType;
        return new Written(octets(where, writer.get(), value), mediaType);
      }
    }
    throw noCodec(where, "write", type, contentType == null ? "any media type" : contentType);
  }

  /** A text is written in any charset. Source: RFC 8259, section 8.1. */
  private static void checkCharset(String where, BodyCodec codec, ContentType wanted) {
    if (!(codec instanceof TextCodec) && wanted.isJson() && !wanted.namesUtf8OrNone()) {
      throw new ConfigurationException(
          "%s: JSON is sent in UTF-8, not as \"%s\"; leave the charset out"
              .formatted(where, wanted.text()));
    }
  }

  private static <T> Optional<BodyWriter<T>> writer(
      String where, BodyCodec codec, BodyType<T> type, ContentType wanted) {
    try {
      return wanted.isMissing() || codec.writes(wanted.mediaType())
          ? inCharset(codec, wanted, type).writer(type)
          : Optional.empty();
    } catch (IOException e) {
      throw new ConfigurationException(where + ": " + e.getMessage());
    }
  }

  private static <T> byte[] octets(String where, BodyWriter<T> writer, T value) {
    try {
      return writer.write(value);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The body of " + where + " could not be written; nothing was sent", e);
    }
  }

  // ---- in

  /**
   * By the first codec that reads the {@code Content-Type} of an answer, or any where that is
   * missing.
   */
  @SuppressWarnings("ReferenceEquality") // equal ones are looked into
  <T> BodyReader<T> reader(Supplier<String> where, HttpHeaders headers, BodyType<T> type)
      throws IOException {
    @SuppressWarnings("unchecked") // put there with the reader of its type
    Found<T> last = (Found<T>) lastFound.get(type);
    if (last != null && last.headers == headers) {
      return last.reader;
    }
    String contentType = ContentType.textOf(headers);
    BodyReader<T> reader =
        last != null && last.contentType.equals(contentType)
            ? last.reader
            : find(where, new ContentType(contentType), type);
    lastFound.put(type, new Found<>(headers, contentType, reader));
    return reader;
  }

  private <T> BodyReader<T> find(Supplier<String> where, ContentType from, BodyType<T> type)
      throws IOException {
    String mediaType = from.mediaType();
    for (BodyCodec codec : all) {
      if (mediaType.isEmpty() || codec.reads(mediaType)) {
        Optional<BodyReader<T>> reader = inCharset(codec, from, type).reader(type);
        if (reader.isPresent()) {
          return reader.get();
        }
      }
    }
    throw noCodec(where.get(), "read", type, from.describe());
  }

  /** How long one item or line of a stream may be that is read here. */
  int maxItemBytes() {
    return maxItemBytes;
  }

  /** For one item of a stream: a text, or JSON. */
  <T> BodyReader<T> itemReader(Supplier<String> where, BodyType<T> type) throws IOException {
    return find(where, new ContentType(JSON), type);
  }

  private static BodyCodec inCharset(BodyCodec codec, ContentType of, BodyType<?> type)
      throws IOException {
    return codec instanceof TextCodec && type.is(String.class)
        ? new TextCodec(of.charset())
        : codec;
  }

  private ConfigurationException noCodec(
      String where, String what, BodyType<?> type, String mediaType) {
    return new ConfigurationException(
        "No codec can %s %s (%s) for %s: add Jackson to the class path or .codec(...) to Redial.builder(). Asked were: %s"
            .formatted(
                what, type, mediaType, where, all.stream().map(BodyCodec::contentType).toList()));
  }

  // ---- before a call

  /** Refuses a call whose answer no codec could read, before anything is sent. */
  void checkReadable(String where, List<BodyType<?>> types) {
    types.stream()
        .filter(type -> all.stream().noneMatch(codec -> codec.reader(type).isPresent()))
        .findFirst()
        .ifPresent(
            type -> {
              throw noCodec(where, "read", type, "nothing was sent");
            });
  }

  /** What the codecs read that know one of {@code types}, for {@code Accept}. */
  Optional<String> acceptFor(List<BodyType<?>> types) {
    String accepted =
        types.stream()
            .filter(type -> !type.is(String.class) && !type.is(byte[].class))
            .flatMap(type -> all.stream().filter(codec -> codec.reader(type).isPresent()))
            .map(BodyCodec::contentType)
            .distinct()
            .collect(Collectors.joining(", "));
    return Optional.of(accepted).filter(text -> !text.isEmpty());
  }
}
