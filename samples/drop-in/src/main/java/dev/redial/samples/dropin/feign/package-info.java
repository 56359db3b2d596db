/** Feign. */
@NullMarked
package dev.redial.samples.dropin.feign;

import org.jspecify.annotations.NullMarked;
