package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code URI} parameter in whose place the endpoint's path stands for one call, instead of its
 * API's base URI; null leaves that as it is.
 *
 * <p>It is absolute, {@code http} or {@code https}, without user information, query and fragment;
 * its path is kept. The call goes wherever the URI says, with all that the endpoint sends: static
 * credentials in {@link Headers} are refused on such a method, and whatever else adds credentials
 * has to look at the request's host first.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface BaseUri {}
