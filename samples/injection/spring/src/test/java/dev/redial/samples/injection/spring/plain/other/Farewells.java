package dev.redial.samples.injection.spring.plain.other;

import dev.redial.Get;
import dev.redial.HttpApi;

/** Its client is called like that of the package above. */
@HttpApi(name = "Greetings")
interface Farewells {
  @Get("/farewells/{name}")
  String bid(String name);
}
