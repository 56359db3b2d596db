/** An interface whose tests break connections. */
@NullMarked
package dev.redial.samples.testing;

import org.jspecify.annotations.NullMarked;
