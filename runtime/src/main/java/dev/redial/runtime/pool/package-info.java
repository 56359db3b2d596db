/** Which connection takes which exchange. */
@NullMarked
package dev.redial.runtime.pool;

import org.jspecify.annotations.NullMarked;
