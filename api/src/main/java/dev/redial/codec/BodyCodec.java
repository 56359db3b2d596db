package dev.redial.codec;

import java.util.Optional;

/**
 * Turns values of some types into bodies of one media type, and back.
 *
 * <p>Codecs are asked in the order in which they were given; the first that knows a type does it.
 * One that is offered as a service ({@link java.util.ServiceLoader}) is found without being given.
 *
 * <p>Thread-safety: used by many threads at once.
 */
public interface BodyCodec {
  /**
   * The media type it writes, as sent in {@code Content-Type}, such as {@code application/json}.
   */
  String contentType();

  /**
   * Whether it reads bodies of {@code mediaType}.
   *
   * @param mediaType type and subtype in lower case, without parameters
   */
  default boolean reads(String mediaType) {
    return mediaType.equals(contentType());
  }

  /**
   * Whether it writes bodies of {@code mediaType}; asked where a call names the type that it sends.
   * Left as it is: those that it reads.
   *
   * @param mediaType type and subtype in lower case, without parameters
   */
  default boolean writes(String mediaType) {
    return reads(mediaType);
  }

  /** A reader for {@code type}, or empty if this codec does not know the type. */
  <T> Optional<BodyReader<T>> reader(BodyType<T> type);

  /** A writer for {@code type}, or empty if this codec does not know the type. */
  <T> Optional<BodyWriter<T>> writer(BodyType<T> type);
}
