/** HTTP/1.1 encoding and decoding, without I/O. */
@NullMarked
package dev.redial.runtime.wire;

import org.jspecify.annotations.NullMarked;
