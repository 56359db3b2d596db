package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint called by DELETE, which is idempotent (RFC 9110, section 9.3.5). */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@HttpMethod(value = "DELETE", idempotency = Idempotency.IDEMPOTENT)
public @interface Delete {
  /** The path template below the API's path, such as {@code /books/{isbn}}; may be left out. */
  String value() default "";
}
