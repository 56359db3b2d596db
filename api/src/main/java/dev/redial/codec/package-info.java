/** Bodies to octets and back. */
@NullMarked
package dev.redial.codec;

import org.jspecify.annotations.NullMarked;
