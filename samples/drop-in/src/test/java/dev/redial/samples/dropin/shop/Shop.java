package dev.redial.samples.dropin.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * A bookshop on the loopback address that acts on every request, writes it down, and loses as many
 * answers as it is told to.
 *
 * <p>Thread-safety: safe.
 */
public final class Shop implements AutoCloseable {
  /** What it says of book 1. */
  public static final String BOOK = "{\"isbn\":\"1\",\"title\":\"A Short Story\"}";

  /** What it says of the first order. */
  public static final String ORDER = "{\"number\":1,\"isbn\":\"1\",\"copies\":2}";

  private static final int NO_CONTENT = -1;
  private static final int UNKNOWN_LENGTH = 0;

  private final HttpServer server;
  private final ExecutorService clerks = Executors.newCachedThreadPool(Shop::daemon);
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicInteger> toLose = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch secondPage = new CountDownLatch(1);

  private Shop(HttpServer server) {
    this.server = server;
  }

  /** Opens one. */
  public static Shop open() throws IOException {
    Shop shop =
        new Shop(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    shop.server.setExecutor(shop.clerks);
    shop.server.createContext("/", shop::serve);
    shop.server.start();
    return shop;
  }

  /** Where it is, without a slash at the end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Acts on the next {@code times} requests with {@code method}, but ends their connections. */
  public void loseAnswersTo(String method, int times) {
    toLose.put(method, new AtomicInteger(times));
  }

  /** Lets it write the second page of the catalogue. */
  public void turnThePage() {
    secondPage.countDown();
  }

  /** All that came. */
  public List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /** How many came with {@code method}. */
  public long arrived(String method) {
    return arrivals.stream().filter(arrival -> arrival.method().equals(method)).count();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    arrivals.add(
        new Arrival(
            method, exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
    if (isToLose(method)) {
      exchange.close(); // and its connection, for no answer was begun
    } else {
      answer(exchange, body);
    }
  }

  private boolean isToLose(String method) {
    AtomicInteger left = toLose.get(method);
    return left != null && left.getAndDecrement() > 0;
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
      case "GET /books/1" -> send(exchange, 200, BOOK.getBytes(UTF_8));
      case "PUT /books/1" -> exchange.sendResponseHeaders(204, NO_CONTENT);
      case "POST /orders" -> send(exchange, 201, ORDER.getBytes(UTF_8));
      case "POST /echo" -> send(exchange, 200, body.getBytes(UTF_8));
      case "GET /moved" -> {
        exchange.getResponseHeaders().set("Location", "/books/1");
        exchange.sendResponseHeaders(302, NO_CONTENT);
      }
      case "GET /packed" -> {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        send(exchange, 200, packed(BOOK));
      }
      case "GET /kept" -> {
        exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
        send(exchange, 200, BOOK.getBytes(UTF_8));
      }
      case "GET /catalogue" -> writeTwoPages(exchange);
      case "GET /never", "POST /never" -> await(closing);
      default -> send(exchange, 404, "{\"error\":\"not here\"}".getBytes(UTF_8));
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, content.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(content);
    }
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(octets)) {
      out.write(text.getBytes(UTF_8));
    }
    return octets.toByteArray();
  }

  /** The second one waits: who has read the first then has been handed content under way. */
  private void writeTwoPages(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(200, UNKNOWN_LENGTH);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write("first page\n".getBytes(UTF_8));
      out.flush();
      await(secondPage);
      out.write("second page\n".getBytes(UTF_8));
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the shop closes", e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "shop");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends every connection. */
  @Override
  public void close() {
    closing.countDown();
    secondPage.countDown();
    clerks.shutdownNow();
    server.stop(0);
  }
}
