package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of this method (or of all methods of this type) may not be sent twice unasked.
 *
 * <p>For a {@code DELETE} that pops a queue, say. On a method it wins over the types' marks, of
 * which the strictest counts, and they win over the verb's own meaning. On a type it holds for all
 * methods that the type declares or inherits, and for those of the interfaces that extend it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NonIdempotent {}
