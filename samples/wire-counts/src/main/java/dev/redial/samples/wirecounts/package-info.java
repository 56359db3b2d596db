/** How often one order arrives at a server that loses it, counted for several clients. */
@NullMarked
package dev.redial.samples.wirecounts;

import org.jspecify.annotations.NullMarked;
