/** One connection: its pipeline, its exchanges, their states. */
@NullMarked
package dev.redial.runtime.connection;

import org.jspecify.annotations.NullMarked;
