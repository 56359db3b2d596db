package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter sent as one part of a {@code multipart/form-data} body (RFC 7578); absent when null
 * or empty, one part for each value of a collection or an array. A form whose parts are all absent
 * is sent as a form without parts.
 *
 * <p>What has an obvious text is sent as that, in the charset that {@code contentType} names, or in
 * UTF-8. A {@code byte[]} is sent as it is; a {@code Path}, {@code InputStream}, {@code
 * Supplier<InputStream>} or {@code BodyPublisher} is streamed; any other value is written by the
 * first codec that knows its type.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Part {
  /** The name of the part. */
  String value();

  /**
   * The media type of the part; left out, none for a text, the codec's own for a value, a file's as
   * the platform knows it, else {@code application/octet-stream}.
   */
  String contentType() default "";

  /** The file name of the part; left out, that of a {@code Path}, and none for anything else. */
  String fileName() default "";
}
