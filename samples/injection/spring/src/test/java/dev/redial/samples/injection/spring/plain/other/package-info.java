/** Where an interface of another package has a namesake. */
@NullMarked
package dev.redial.samples.injection.spring.plain.other;

import org.jspecify.annotations.NullMarked;
