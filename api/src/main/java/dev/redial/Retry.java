package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the retry policy of a method, or of all methods that a type declares or inherits and of
 * those of the interfaces that extend it. The nearest counts: the method's, then that of the
 * interface, then those of its parents.
 *
 * <p>The policy is a resilience4j {@code RetryConfig} of that name in the client's registry. Where
 * the client is made by {@code Redial}, a name that is not there is an error when the generated
 * client is constructed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Retry {
  /** The name of a policy. */
  String value();
}
