/** A client that Spring finds by a scan. */
@NullMarked
package dev.redial.samples.injection.spring;

import org.jspecify.annotations.NullMarked;
