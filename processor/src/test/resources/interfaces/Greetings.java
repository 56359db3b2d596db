package shop;

import dev.redial.Get;
import dev.redial.HttpApi;

@HttpApi
public interface Greetings {
  @Get("/greetings/{name}")
  String greet(String name);
}
