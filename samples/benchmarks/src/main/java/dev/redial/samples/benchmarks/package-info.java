/** Redial beside other clients: how many calls a second, at which cost, on the same work. */
@NullMarked
package dev.redial.samples.benchmarks;

import org.jspecify.annotations.NullMarked;
