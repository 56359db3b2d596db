package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameter that is the request's body.
 *
 * <p>A {@code Path}, {@code InputStream}, {@code Supplier<InputStream>} or {@code BodyPublisher} is
 * streamed; any other value is written by the first codec that knows its type. A stream can be sent
 * once only; a supplier is asked for a new one for each attempt, and what it gives has to be the
 * same each time.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Body {
  /**
   * The media type sent; left out, the codec's own, a file's as the platform knows it, or {@code
   * application/octet-stream}.
   */
  String value() default "";
}
