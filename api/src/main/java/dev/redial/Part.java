package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A parameter sent as one part of a {@code multipart/form-data} body (RFC 7578). */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Part {
  /** The name of the part. */
  String value();

  /** The media type of the part; left out, what its value suggests. */
  String contentType() default "";
}
