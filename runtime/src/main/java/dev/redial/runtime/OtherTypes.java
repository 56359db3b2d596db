package dev.redial.runtime;

import dev.redial.codec.BodyType;

/** What codecs for JSON leave to {@link TextCodec} and {@link OctetCodec}, whoever comes first. */
final class OtherTypes {
  private OtherTypes() {}

  static boolean include(BodyType<?> type) {
    return type.is(String.class) || type.is(byte[].class);
  }
}
