/** Clients that Spring is told of. */
@NullMarked
package dev.redial.samples.injection.spring.plain;

import org.jspecify.annotations.NullMarked;
