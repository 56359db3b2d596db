package dev.redial.samples.injection.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Greets whoever it is told of: {@code GET /greetings/Ada} is answered by {@code Hello, Ada!}.
 *
 * <p>Thread-safety: used by any thread.
 */
public final class GreetingServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> arrived = new CopyOnWriteArrayList<>();

  /** Serves on a free port of the loopback address. */
  public GreetingServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/greetings/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      arrived.add(exchange.getRequestMethod() + " " + path);
      String name = path.substring("/greetings/".length());
      byte[] greeting = ("Hello, " + name + "!").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(200, greeting.length);
      exchange.getResponseBody().write(greeting);
    }
  }

  /** Where it is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The method and path of all requests so far. */
  public List<String> arrived() {
    return List.copyOf(arrived);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
