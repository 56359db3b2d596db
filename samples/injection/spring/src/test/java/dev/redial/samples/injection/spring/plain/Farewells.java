package dev.redial.samples.injection.spring.plain;

import dev.redial.Get;
import dev.redial.HttpApi;

/** Compiled without a component model: no scan finds its client. */
@HttpApi(name = "Greetings")
interface Farewells {
  @Get("/greetings/{name}")
  String bid(String name);
}
