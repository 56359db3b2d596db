/** Servers that do exactly what a test tells them to. */
@NullMarked
package dev.redial.testing;

import org.jspecify.annotations.NullMarked;
