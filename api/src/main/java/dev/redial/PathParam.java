package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter that fills the path variable of its name, as one encoded segment.
 *
 * <p>What would end the segment or begin another part of the URI is encoded, and {@code ;} too,
 * behind which servers look for parameters of the segment; what is empty, {@code .} or {@code ..}
 * is refused when it is called.
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
