/** Spring's {@code RestClient} and its clients of annotated interfaces. */
@NullMarked
package dev.redial.samples.dropin.spring;

import org.jspecify.annotations.NullMarked;
