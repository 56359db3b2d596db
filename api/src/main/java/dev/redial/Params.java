package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record whose components are parameters, annotated as they would be on the method; one without
 * annotation fills the path variable of its name.
 *
 * <p>A component may be such a record too. A null record is refused when the call is made: it is
 * its components that may be absent.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Params {}
