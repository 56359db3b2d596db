/** The processor as it is published, under the compilers that people use. */
@NullMarked
package dev.redial.samples.compilers;

import org.jspecify.annotations.NullMarked;
