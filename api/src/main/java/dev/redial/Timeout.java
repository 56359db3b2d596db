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
 *
 * <p>On a method, or on a type for all methods that it declares or inherits and for those of the
 * interfaces that extend it. The nearest counts, as a whole: the method's, then that of the
 * interface, then those of its parents.
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
