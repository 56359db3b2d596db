package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter sent as a cookie (RFC 6265, section 4.2); absent when null, or an empty Optional or
 * collection.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface CookieParam {
  /** The name on the wire; left out, the parameter's own. */
  String value() default "";
}
