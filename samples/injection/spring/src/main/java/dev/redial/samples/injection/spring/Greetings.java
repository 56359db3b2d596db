package dev.redial.samples.injection.spring;

import dev.redial.Get;
import dev.redial.HttpApi;

/** A server that greets. */
@HttpApi
interface Greetings {
  @Get("/greetings/{name}")
  String greet(String name);
}
