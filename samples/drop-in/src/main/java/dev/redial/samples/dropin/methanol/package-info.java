/** Methanol. */
@NullMarked
package dev.redial.samples.dropin.methanol;

import org.jspecify.annotations.NullMarked;
