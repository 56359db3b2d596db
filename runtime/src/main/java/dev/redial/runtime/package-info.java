/** The front door: the client, and what generated clients are constructed with. */
@NullMarked
package dev.redial.runtime;

import org.jspecify.annotations.NullMarked;
