/** A client that is there already is constructed by avaje-inject itself. */
@Component.Import(GreetingsClient.class)
@InjectModule(name = "imported", requires = Redial.class)
@NullMarked
package dev.redial.samples.injection.avaje.imported;

import dev.redial.runtime.Redial;
import dev.redial.samples.injection.avaje.GreetingsClient;
import io.avaje.inject.Component;
import io.avaje.inject.InjectModule;
import org.jspecify.annotations.NullMarked;
