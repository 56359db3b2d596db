/** What the benchmarks of Redial's small parts have in common. */
@NullMarked
package dev.redial.samples.smallparts;

import org.jspecify.annotations.NullMarked;
