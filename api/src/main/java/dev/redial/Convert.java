package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a parameter becomes text.
 *
 * <p>The converter takes the parameter's type or one above it. Of an {@code Optional}, a
 * collection, an array or a map it takes each value, unless it takes only the whole. A client makes
 * one instance for all its calls.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Convert {
  /**
   * A class that is not abstract, with a constructor without parameters that the client can see.
   */
  Class<? extends ParamConverter<?>> value();
}
