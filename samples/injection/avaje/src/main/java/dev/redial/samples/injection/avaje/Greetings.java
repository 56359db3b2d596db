package dev.redial.samples.injection.avaje;

import dev.redial.Get;
import dev.redial.HttpApi;

/** A server that greets. */
@HttpApi
public interface Greetings {
  /** A greeting for {@code name}. */
  @Get("/greetings/{name}")
  String greet(String name);
}
