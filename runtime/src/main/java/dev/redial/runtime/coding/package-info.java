/** Content codings, decoded while the content streams, without I/O. */
@NullMarked
package dev.redial.runtime.coding;

import org.jspecify.annotations.NullMarked;
