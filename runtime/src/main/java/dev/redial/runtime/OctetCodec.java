package dev.redial.runtime;

import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import java.util.Optional;

/** Octets, in any media type: they are their own value. */
enum OctetCodec implements BodyCodec {
  OCTETS;

  @Override
  public String contentType() {
    return "application/octet-stream";
  }

  @Override
  public boolean reads(String mediaType) {
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // T is byte[] where the types are equal
  public <T> Optional<BodyReader<T>> reader(BodyType<T> type) {
    return type.is(byte[].class) ? Optional.of(octets -> (T) octets) : Optional.empty();
  }

  @Override
  public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
    return type.is(byte[].class) ? Optional.of(octets -> (byte[]) octets) : Optional.empty();
  }
}
