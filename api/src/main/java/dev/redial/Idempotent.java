package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of this method (or of all methods that this type declares or inherits) may be sent twice:
 * the server takes care.
 *
 * <p>On a method it wins over the types' marks, of which the strictest counts, and they win over
 * the verb's own meaning. It promises nothing for what interfaces that extend the type declare:
 * where their methods are not idempotent by themselves and do not say what they are, that is an
 * error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
