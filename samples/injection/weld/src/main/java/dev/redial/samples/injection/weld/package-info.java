/** A client that Weld discovers. */
@NullMarked
package dev.redial.samples.injection.weld;

import org.jspecify.annotations.NullMarked;
