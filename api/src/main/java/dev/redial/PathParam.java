package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter that fills the path variable of its name, as one encoded segment.
 *
 * <p>A parameter without any annotation fills the variable of its own name too.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface PathParam {
  /** The name on the wire; left out, the parameter's own. */
  String value() default "";
}
