package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint called by GET, which is safe (RFC 9110, section 9.3.1). */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@HttpMethod(value = "GET", idempotency = Idempotency.SAFE)
public @interface Get {
  /** The path template below the API's path, such as {@code /books/{isbn}}; may be left out. */
  String value() default "";
}
