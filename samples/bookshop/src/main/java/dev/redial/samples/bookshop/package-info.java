/** A bookshop and its customer. */
@NullMarked
package dev.redial.samples.bookshop;

import org.jspecify.annotations.NullMarked;
