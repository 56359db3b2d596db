package dev.redial.runtime;

import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bodies that are their own value: text as UTF-8, and octets. They are read from any media type.
 *
 * @param <V> the value
 */
record PlainCodec<V>(
    Class<V> known, String contentType, BodyReader<V> reading, BodyWriter<V> writing)
    implements BodyCodec {

  static PlainCodec<String> text() {
    return new PlainCodec<>(
        String.class,
        "text/plain; charset=utf-8",
        octets -> new String(octets, StandardCharsets.UTF_8),
        text -> text.getBytes(StandardCharsets.UTF_8));
  }

  static PlainCodec<byte[]> octets() {
    return new PlainCodec<>(
        byte[].class, "application/octet-stream", octets -> octets, octets -> octets);
  }

  @Override
  public boolean reads(String mediaType) {
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // T is V where the types are equal
  public <T> Optional<BodyReader<T>> reader(BodyType<T> type) {
    return type.is(known) ? Optional.of((BodyReader<T>) reading) : Optional.empty();
  }

  @Override
  @SuppressWarnings("unchecked") // T is V where the types are equal
  public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
    return type.is(known) ? Optional.of((BodyWriter<T>) writing) : Optional.empty();
  }
}
