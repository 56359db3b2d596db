package dev.redial.samples.endpoints;

import dev.redial.Body;
import dev.redial.Get;
import dev.redial.HeaderParam;
import dev.redial.HttpApi;
import dev.redial.Put;
import dev.redial.QueryParam;

/** Plain calls, whose costs are compared with those of requests that are written by hand. */
@HttpApi(path = "/v1")
interface Catalogue {
  record Book(String isbn, String title) {}

  @Get("/shelves/{shelf}/books/{isbn}")
  Book book(int shelf, String isbn, @QueryParam String view);

  @Get("/shelves/{shelf}/books/{isbn}")
  Book traced(int shelf, String isbn, @HeaderParam("X-Trace") String trace);

  @Put("/shelves/{shelf}/books/{isbn}")
  void replace(int shelf, String isbn, @Body Book book);
}
