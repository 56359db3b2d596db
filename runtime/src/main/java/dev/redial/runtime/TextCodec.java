package dev.redial.runtime;

import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strings, in any media type: they are their own value. */
record TextCodec(Charset charset) implements BodyCodec {
  static final TextCodec UTF_8 = new TextCodec(StandardCharsets.UTF_8);

  @Override
  public String contentType() {
    return "text/plain; charset=utf-8";
  }

  @Override
  public boolean reads(String mediaType) {
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // T is String where the types are equal
  public <T> Optional<BodyReader<T>> reader(BodyType<T> type) {
    return type.is(String.class)
        ? Optional.of(octets -> (T) new String(octets, charset))
        : Optional.empty();
  }

  @Override
  public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
    return type.is(String.class)
        ? Optional.of(text -> TextOctets.of((String) text, charset))
        : Optional.empty();
  }
}
