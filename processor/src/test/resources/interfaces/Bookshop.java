package shop;

import dev.redial.*;
import java.util.*;
import java.util.concurrent.CompletionStage;

@HttpApi(name = "bookshop", path = "/v1")
public interface Bookshop {
  record Book(String isbn) {}

  record NewOrder(String isbn) {}

  record Order(long id) {}

  record Search(String words) {}

  record Payment(long cents) {}

  @Get("/books/{isbn}")
  Book book(String isbn);

  @Get("/books")
  List<Book> search(@QueryParam String q, @QueryParam Optional<Integer> page);

  @Put("/books/{isbn}")
  void replace(String isbn, @Body Book book);

  @Post("/orders")
  Order order(@Body NewOrder order);

  @Post("/search")
  @Idempotent
  @Retry("search")
  CompletionStage<List<Book>> find(@Body Search query);

  @Post("/payments")
  Payment pay(@IdempotencyKey UUID key, @Body Payment payment);

  @Delete("/carts/{id}/top")
  @NonIdempotent
  void pop(long id);
}
