package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint called by PATCH, not idempotent unless marked (RFC 5789, section 2). */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@HttpMethod(value = "PATCH", idempotency = Idempotency.NON_IDEMPOTENT)
public @interface Patch {
  /** The path template below the API's path, such as {@code /books/{isbn}}; may be left out. */
  String value() default "";
}
