/** One call: its attempts, waits, confirmations and deadline. */
@NullMarked
package dev.redial.runtime.call;

import org.jspecify.annotations.NullMarked;
