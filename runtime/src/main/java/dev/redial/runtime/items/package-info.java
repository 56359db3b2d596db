/** Content that is many values: cut into items as it arrives, and published on demand. */
@NullMarked
package dev.redial.runtime.items;

import org.jspecify.annotations.NullMarked;
