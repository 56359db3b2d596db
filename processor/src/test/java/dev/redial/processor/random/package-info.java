/** Random interfaces, and what becomes of them. */
@NullMarked
package dev.redial.processor.random;

import org.jspecify.annotations.NullMarked;
