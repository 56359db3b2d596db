/** A client that Dagger constructs. */
@NullMarked
package dev.redial.samples.injection.dagger;

import org.jspecify.annotations.NullMarked;
