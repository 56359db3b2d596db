package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Bookshop} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
public final class BookshopClient implements Bookshop {
  private static final Endpoint BOOK = Endpoint.of(
      "bookshop", "book", "GET", "/v1/books/{isbn}", Idempotency.SAFE);

  private static final Returns<Bookshop.Book> BOOK_RETURNS = Returns.body(BodyType.of(Bookshop.Book.class));

  private static final Endpoint SEARCH = Endpoint.of(
      "bookshop", "search", "GET", "/v1/books", Idempotency.SAFE);

  private static final Returns<List<Bookshop.Book>> SEARCH_RETURNS = Returns.body(
      BodyType.of(List.class, BodyType.of(Bookshop.Book.class)));

  private static final Endpoint REPLACE = Endpoint.of(
      "bookshop", "replace", "PUT", "/v1/books/{isbn}", Idempotency.IDEMPOTENT);

  private static final BodyType<Bookshop.Book> REPLACE_BODY = BodyType.of(Bookshop.Book.class);

  private static final Returns<Void> REPLACE_RETURNS = Returns.nothing();

  private static final Endpoint ORDER = Endpoint.of(
      "bookshop", "order", "POST", "/v1/orders", Idempotency.NON_IDEMPOTENT);

  private static final BodyType<Bookshop.NewOrder> ORDER_BODY = BodyType.of(Bookshop.NewOrder.class);

  private static final Returns<Bookshop.Order> ORDER_RETURNS = Returns.body(BodyType.of(Bookshop.Order.class));

  private static final Endpoint FIND = Endpoint.of(
      "bookshop", "find", "POST", "/v1/search", Idempotency.IDEMPOTENT)
      .withRetry("search");

  private static final BodyType<Bookshop.Search> FIND_BODY = BodyType.of(Bookshop.Search.class);

  private static final Returns<List<Bookshop.Book>> FIND_RETURNS = Returns.body(
      BodyType.of(List.class, BodyType.of(Bookshop.Book.class)));

  private static final Endpoint PAY = Endpoint.of(
      "bookshop", "pay", "POST", "/v1/payments", Idempotency.NON_IDEMPOTENT)
      .withIdempotencyKey("Idempotency-Key", Duration.parse("PT24H"));

  private static final BodyType<Bookshop.Payment> PAY_BODY = BodyType.of(Bookshop.Payment.class);

  private static final Returns<Bookshop.Payment> PAY_RETURNS = Returns.body(BodyType.of(Bookshop.Payment.class));

  private static final Endpoint POP = Endpoint.of(
      "bookshop", "pop", "DELETE", "/v1/carts/{id}/top", Idempotency.NON_IDEMPOTENT);

  private static final Returns<Void> POP_RETURNS = Returns.nothing();

  private final BoundEndpoint book;

  private final BoundEndpoint search;

  private final BoundEndpoint replace;

  private final BoundEndpoint order;

  private final BoundEndpoint find;

  private final BoundEndpoint pay;

  private final BoundEndpoint pop;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public BookshopClient(Redial redial) {
    this.book = redial.bind(BOOK);
    this.search = redial.bind(SEARCH);
    this.replace = redial.bind(REPLACE);
    this.order = redial.bind(ORDER);
    this.find = redial.bind(FIND);
    this.pay = redial.bind(PAY);
    this.pop = redial.bind(POP);
  }

  @Override
  public Bookshop.Book book(String isbn) {
    return this.book.call().path(isbn).send(BOOK_RETURNS);
  }

  @Override
  public List<Bookshop.Book> search(String q, Optional<Integer> page) {
    return this.search.call().query("q", q).query("page", page).send(SEARCH_RETURNS);
  }

  @Override
  public void replace(String isbn, Bookshop.Book book) {
    this.replace.call().path(isbn).body(book, REPLACE_BODY).send(REPLACE_RETURNS);
  }

  @Override
  public Bookshop.Order order(Bookshop.NewOrder order) {
    return this.order.call().body(order, ORDER_BODY).send(ORDER_RETURNS);
  }

  @Override
  public CompletionStage<List<Bookshop.Book>> find(Bookshop.Search query) {
    return this.find.call().body(query, FIND_BODY).sendAsync(FIND_RETURNS);
  }

  @Override
  public Bookshop.Payment pay(UUID key, Bookshop.Payment payment) {
    return this.pay.call().idempotencyKey(key).body(payment, PAY_BODY).send(PAY_RETURNS);
  }

  @Override
  public void pop(long id) {
    this.pop.call().path(id).send(POP_RETURNS);
  }
}
