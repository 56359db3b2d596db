/** What may be written on an interface. */
@NullMarked
package dev.redial;

import org.jspecify.annotations.NullMarked;
