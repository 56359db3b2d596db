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
 *
 * <p>It may extend other interfaces, whose methods are endpoints too. What is written on a parent
 * ({@link Headers}, {@link Timeout}, {@link Retry}, {@link OnStatus}, {@link Idempotent}, {@link
 * NonIdempotent}) applies to what the parent declares or inherits and to what the interfaces that
 * extend it declare; the nearest is asked first. A type is nearer than those it extends, and of two
 * that do not extend each other the one that is written first. A method that is declared again says
 * anew what it says: annotations of the overridden one and of its parameters are not inherited.
 *
 * <p>Only this annotation is not inherited: where a parent has one with a name or a path, the
 * interface has to write its own, or {@code ""} for none.
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
