package dev.redial.samples.wirecounts;

import dev.redial.Body;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Post;

/** The shop as an interface that Redial implements. */
@HttpApi(name = "shop")
interface Shop {
  @Get("/books")
  String books();

  @Post("/orders")
  void order(@Body String order);
}
