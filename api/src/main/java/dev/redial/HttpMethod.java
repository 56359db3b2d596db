package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation a verb: a method that bears it is an endpoint called by {@link #value}.
 *
 * <p>The verb annotation declares {@code String value() default ""}, its path template. With it an
 * application adds verbs of its own, such as {@code @HttpMethod("PROPFIND", idempotency = SAFE)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface HttpMethod {
  /** The method token as sent; case matters. */
  String value();

  /** What the verb promises; left out, nothing: a call is not re-sent without confirmation. */
  Idempotency idempotency() default Idempotency.NON_IDEMPOTENT;
}
