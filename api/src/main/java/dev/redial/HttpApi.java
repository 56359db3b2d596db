package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose abstract methods are HTTP endpoints; the processor writes its client beside
 * it.
 *
 * <p>The client of {@code Bookshop} is {@code BookshopClient}, in the same package, with one public
 * constructor that takes {@code dev.redial.runtime.Redial}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface HttpApi {
  /**
   * The name by which base URI and policies are looked up; left out, the interface's simple name.
   */
  String name() default "";

  /** A path before the path of every method, such as {@code /v1}. */
  String path() default "";

  /** The simple name of the generated class; left out, the interface's name and {@code Client}. */
  String clientName() default "";
}
