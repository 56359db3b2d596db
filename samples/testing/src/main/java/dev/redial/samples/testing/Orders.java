package dev.redial.samples.testing;

import dev.redial.Body;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.IdempotencyKey;
import dev.redial.Post;
import java.util.UUID;

/** Orders, as whoever places them sees them. */
@HttpApi(name = "orders")
public interface Orders {
  /** SAFE: sent again when its answer is lost. */
  @Get("/orders/{number}")
  String order(long number);

  /** NON_IDEMPOTENT: never sent again unless somebody confirms it. */
  @Post("/orders")
  String place(@Body String order);

  /** A key makes it IDEMPOTENT: the server recognizes the second copy. */
  @Post("/payments")
  String pay(@IdempotencyKey UUID key, @Body String payment);
}
