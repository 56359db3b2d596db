package dev.redial.samples.smallparts;

import dev.redial.Body;
import dev.redial.Get;
import dev.redial.Headers;
import dev.redial.HttpApi;
import dev.redial.Put;
import dev.redial.QueryParam;

/** The calls that are taken apart: what they carry is text, so that no mapper is measured. */
@HttpApi(path = "/v1")
@Headers("Accept: text/plain")
public interface Books {
  /** One without a body. */
  @Get("/shelves/{shelf}/books/{isbn}")
  String book(int shelf, String isbn, @QueryParam String view);

  /** One with a small body. */
  @Put("/shelves/{shelf}/books/{isbn}")
  String replace(int shelf, String isbn, @Body String text);
}
