/** How values become bodies and bodies become values, whatever library does the work. */
@NullMarked
package dev.redial.codec;

import org.jspecify.annotations.NullMarked;
