/** A client that avaje-inject injects. */
@InjectModule(name = "greetings")
@NullMarked
package dev.redial.samples.injection.avaje;

import io.avaje.inject.InjectModule;
import org.jspecify.annotations.NullMarked;
