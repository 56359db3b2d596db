/** HTTP/2 with prior knowledge, octet by octet. */
@NullMarked
package dev.redial.runtime.cleartext;

import org.jspecify.annotations.NullMarked;
