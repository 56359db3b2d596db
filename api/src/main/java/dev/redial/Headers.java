package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Header fields of every request, each as {@code "Name: value"}.
 *
 * <p>On a method, or on a type for all methods that it declares or inherits and for those of the
 * interfaces that extend it. They add up; of several fields of one name the nearest counts: the
 * method's, then that of the interface, then those of its parents. A {@link HeaderParam} that has a
 * value counts instead of all of them.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Headers {
  /** The fields, in the order in which they are sent. */
  String[] value();
}
