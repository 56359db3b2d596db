package dev.redial.samples.bookshop;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.redial.samples.bookshop.Bookshop.Book;
import dev.redial.samples.bookshop.Bookshop.NewOrder;
import dev.redial.samples.bookshop.Bookshop.Order;
import dev.redial.samples.bookshop.Bookshop.Payment;
import dev.redial.samples.bookshop.Bookshop.Query;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The shop's side: a real HTTP/1.1 server with fifty books, which keeps connections open and
 * answers pipelined requests in order.
 *
 * <p>Thread-safety: {@code this} guards the stock, the orders, the payments and the carts.
 */
final class BookshopServer implements AutoCloseable {
  /** How many books it has. */
  static final int BOOKS = 50;

  private static final int MAX_BODY = 1 << 16;

  private final ObjectMapper json = new ObjectMapper();
  private final Server jetty;
  private final ServerConnector connector;
  private final Map<String, Book> stock = new TreeMap<>();
  private final List<Order> orders = new ArrayList<>();
  private final Map<String, Payment> payments = new TreeMap<>();
  private final Map<String, Integer> carts = new TreeMap<>();

  private BookshopServer() {
    QueuedThreadPool threads = new QueuedThreadPool(16);
    threads.setDaemon(true);
    threads.setName("bookshop-server");
    jetty = new Server(threads);
    connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory());
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    jetty.setHandler(new Shop());
    isbns().forEach(isbn -> stock.put(isbn, bookOf(isbn)));
  }

  /** Opens a shop on the loopback interface. */
  static BookshopServer start() {
    BookshopServer shop = new BookshopServer();
    try {
      shop.jetty.start();
    } catch (Exception e) {
      throw new IllegalStateException("The shop could not be opened", e);
    }
    return shop;
  }

  int port() {
    return connector.getLocalPort();
  }

  /** The numbers of all books. */
  static List<String> isbns() {
    return IntStream.rangeClosed(1, BOOKS).mapToObj("97800000000%02d"::formatted).toList();
  }

  /** The book that the shop opens with under this number. */
  static Book bookOf(String isbn) {
    int volume = Integer.parseInt(isbn.substring(isbn.length() - 2));
    return new Book(isbn, "The Long Story, volume " + volume, 900 + 10 * volume);
  }

  /** The orders that were placed, in that order. */
  synchronized List<Order> orders() {
    return List.copyOf(orders);
  }

  /** The payments that were taken, one for each key. */
  synchronized List<Payment> payments() {
    return List.copyOf(payments.values());
  }

  /** How often the top of a cart was taken away. */
  synchronized int takenFrom(long cart) {
    return carts.getOrDefault("/v1/carts/" + cart + "/top", 0);
  }

  /** What the shop says; without a value, a 204. */
  private record Answer(int status, @Nullable Object value) {
    static Answer of(@Nullable Object value) {
      return value == null
          ? new Answer(HttpStatus.NOT_FOUND_404, Map.of("error", "not here"))
          : new Answer(HttpStatus.OK_200, value);
    }

    static Answer done() {
      return new Answer(HttpStatus.NO_CONTENT_204, null);
    }
  }

  private final class Shop extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      byte[] body = Content.Source.asInputStream(request).readNBytes(MAX_BODY);
      Answer answer = answer(request, body);
      byte[] octets = answer.value == null ? new byte[0] : json.writeValueAsBytes(answer.value);
      response.setStatus(answer.status);
      if (octets.length > 0) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, octets.length);
      }
      response.write(true, ByteBuffer.wrap(octets), callback);
      return true;
    }
  }

  private synchronized Answer answer(Request request, byte[] body) throws IOException {
    String path = Request.getPathInContext(request);
    String last = path.substring(path.lastIndexOf('/') + 1);
    String collection = path.replaceFirst("^/v1/([a-z]+).*$", "$1");
    return switch (request.getMethod() + " " + collection) {
      case "GET books" -> Answer.of(last.equals("books") ? search(request) : stock.get(last));
      case "PUT books" -> replace(last, read(body, Book.class));
      case "POST orders" -> Answer.of(order(read(body, NewOrder.class)));
      case "POST search" -> Answer.of(find(read(body, Query.class).words()));
      case "POST payments" -> Answer.of(pay(request, body));
      case "DELETE carts" -> pop(path);
      default -> Answer.of(null);
    };
  }

  private <T> T read(byte[] body, Class<T> type) throws IOException {
    return json.readValue(body, type);
  }

  private List<Book> search(Request request) {
    Fields query = Request.extractQueryParameters(request);
    String words = query.getValue("q");
    return find(words == null ? "" : words);
  }

  private List<Book> find(String words) {
    return stock.values().stream().filter(book -> book.title().contains(words)).toList();
  }

  private Answer replace(String isbn, Book book) {
    stock.put(isbn, book);
    return Answer.done();
  }

  private Order order(NewOrder wanted) {
    Order order = new Order(orders.size() + 1L, wanted.isbn(), wanted.copies());
    orders.add(order);
    return order;
  }

  private Payment pay(Request request, byte[] body) throws IOException {
    String key = Objects.requireNonNull(request.getHeaders().get("Idempotency-Key"), "key");
    Payment offered = read(body, Payment.class);
    Payment known = payments.putIfAbsent(key, offered);
    return known == null ? offered : known;
  }

  private Answer pop(String path) {
    carts.merge(path, 1, Integer::sum);
    return Answer.done();
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The shop could not be closed", e);
    }
  }
}
