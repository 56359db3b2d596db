/** Keys, what their values may be, and where they are read from; applied by the front door. */
@NullMarked
package dev.redial.runtime.configuration;

import org.jspecify.annotations.NullMarked;
