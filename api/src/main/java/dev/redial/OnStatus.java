package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The exception that an answer with a certain status becomes. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(OnStatus.List.class)
public @interface OnStatus {
  /** The status, 300 to 599. */
  int value();

  /** An exception with a public constructor {@code (int status, E body)}. */
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
