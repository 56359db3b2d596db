package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits the time of each attempt, and of the call with its waits and questions.
 *
 * <p>Durations are ISO-8601, such as {@code PT2S} or {@code PT0.5S}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Timeout {
  /** The limit of one attempt; left out, none. */
  String value() default "";

  /** The limit of the whole call; left out, none. */
  String overall() default "";
}
