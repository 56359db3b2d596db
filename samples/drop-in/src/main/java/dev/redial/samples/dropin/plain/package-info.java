/** Code written against the JDK's client. */
@NullMarked
package dev.redial.samples.dropin.plain;

import org.jspecify.annotations.NullMarked;
