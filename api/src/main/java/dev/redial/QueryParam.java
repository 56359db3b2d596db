package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter sent in the query string; absent when null, or an empty Optional or collection,
 * repeated for a collection.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface QueryParam {
  /** The name on the wire; left out, the parameter's own. */
  String value() default "";

  /**
   * Whether the values of a collection or an array are sent as one, separated by a comma. A comma
   * within a value is encoded. Left out, the name is repeated for each.
   */
  boolean csv() default false;
}
