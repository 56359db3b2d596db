package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key by which the server recognizes a second copy of a call; it makes the call idempotent.
 *
 * <p>On a parameter the application gives the key; on a method the client makes one for each call.
 * All attempts of a call carry the same key.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface IdempotencyKey {
  /** The header that carries it. */
  String header() default "Idempotency-Key";

  /**
   * How long after the first attempt the server still knows the key, as an ISO-8601 duration. Later
   * attempts are judged as if there were no key. The default is what most services document.
   */
  String validFor() default "PT24H";
}
