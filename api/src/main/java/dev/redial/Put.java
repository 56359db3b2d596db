package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint called by PUT, which is idempotent (RFC 9110, section 9.3.4). */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@HttpMethod(value = "PUT", idempotency = Idempotency.IDEMPOTENT)
public @interface Put {
  /** The path template below the API's path, such as {@code /books/{isbn}}; may be left out. */
  String value() default "";
}
