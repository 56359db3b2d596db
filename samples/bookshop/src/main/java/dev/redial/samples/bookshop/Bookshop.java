package dev.redial.samples.bookshop;

import dev.redial.Body;
import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.IdempotencyKey;
import dev.redial.Idempotent;
import dev.redial.NonIdempotent;
import dev.redial.Post;
import dev.redial.Put;
import dev.redial.QueryParam;
import dev.redial.Retry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The shop, as its callers see it; {@code BookshopClient} is generated from it. */
@HttpApi(name = "bookshop", path = "/v1")
public interface Bookshop {
  /** SAFE: pipelined, sent again when its answer is lost. */
  @Get("/books/{isbn}")
  Book book(String isbn);

  /** SAFE: an absent page is left out of the query. */
  @Get("/books")
  List<Book> search(@QueryParam String q, @QueryParam Optional<Integer> page);

  /** IDEMPOTENT by RFC 9110: putting the same book twice changes nothing more. */
  @Put("/books/{isbn}")
  void replace(String isbn, @Body Book book);

  /** NON_IDEMPOTENT by RFC 9110: sent alone, and never again without a confirmation. */
  @Post("/orders")
  Order order(@Body NewOrder order);

  /** A POST that only looks things up; the mark says so. */
  @Post("/search")
  @Idempotent
  @Retry("search")
  CompletionStage<List<Book>> find(@Body Query query);

  /** A POST whose key lets the shop recognize a second copy. */
  @Post("/payments")
  Payment pay(@IdempotencyKey UUID key, @Body Payment payment);

  /** A DELETE that removes another book each time; the mark says so. */
  @Delete("/carts/{id}/top")
  @NonIdempotent
  void pop(long id);

  /** A book. */
  record Book(String isbn, String title, int cents) {}

  /** What somebody wants. */
  record NewOrder(String isbn, int copies) {}

  /** What the shop has promised. */
  record Order(long number, String isbn, int copies) {}

  /** What is looked for. */
  record Query(String words) {}

  /** What was paid. */
  record Payment(long order, int cents) {}
}
