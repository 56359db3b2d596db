/** A client that Guice constructs. */
@NullMarked
package dev.redial.samples.injection.guice;

import org.jspecify.annotations.NullMarked;
