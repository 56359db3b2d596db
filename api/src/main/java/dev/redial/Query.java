package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint called by QUERY: safe as GET is, with a request body. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@HttpMethod(value = "QUERY", idempotency = Idempotency.SAFE)
public @interface Query {
  /** The path template below the API's path, such as {@code /books/{isbn}}; may be left out. */
  String value() default "";
}
