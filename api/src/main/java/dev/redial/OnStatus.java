package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The exception that an answer with a certain status becomes, instead of {@link
 * HttpStatusException}.
 *
 * <p>Its cause is the {@code HttpStatusException}, or that is suppressed in it if it has a cause of
 * its own. An answer whose content is not what the exception takes stays an {@code
 * HttpStatusException}.
 *
 * <p>On a method, or on a type for all methods that it declares or inherits and for those of the
 * interfaces that extend it. For each status the nearest counts: the method's, then that of the
 * interface, then those of its parents. Those of interfaces do not apply where the return type says
 * more: to the 404 of an {@code Optional}, and to methods that return {@link
 * dev.redial.resend.Reply}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(OnStatus.List.class)
public @interface OnStatus {
  /** The status, 300 to 599. */
  int value();

  /**
   * An exception with one public constructor {@code (int status, E body)}; {@code E} is read by a
   * codec. A checked one has to be declared by the methods, but for those that return a future or a
   * publisher.
   */
  Class<? extends Exception> error();

  /** The container that the compiler uses when several are written. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @interface List {
    /** What was written. */
    OnStatus[] value();
  }
}
