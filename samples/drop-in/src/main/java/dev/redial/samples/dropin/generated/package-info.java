/** A client that OpenAPI Generator made. */
@NullMarked
package dev.redial.samples.dropin.generated;

import org.jspecify.annotations.NullMarked;
