package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter sent as a header field; absent when null, or an empty Optional or collection,
 * repeated for a collection.
 *
 * <p>Where it has a value, it takes the place of the fields of its name in {@link Headers}; so does
 * an entry of a map. A map does not have the field of the call's {@link IdempotencyKey}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface HeaderParam {
  /** The name on the wire; left out, the parameter's own. */
  String value() default "";

  /**
   * Whether the values of a collection or an array are sent as one, separated by {@code ", "}. A
   * value that has a comma itself is refused. Left out, the name is repeated for each.
   */
  boolean csv() default false;
}
