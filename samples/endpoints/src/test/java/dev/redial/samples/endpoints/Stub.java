package dev.redial.samples.endpoints;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers each path as it is told, and a client of it. */
final class Stub implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final RedialHttpClient http = RedialHttpClient.newBuilder().build();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  Stub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers with JSON, or with no content where that is empty. */
  void answer(String path, int status, String json) {
    answer(path, status, "application/json", json);
  }

  void answer(String path, int status, String contentType, String content) {
    byte[] octets = content.getBytes(StandardCharsets.UTF_8);
    handle(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", contentType);
          exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
          exchange.getResponseBody().write(octets);
        });
  }

  /** Answers by {@code handler}; the exchange is closed afterwards. */
  void handle(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            requests.add(seen(exchange));
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
          }
        });
  }

  private static String seen(HttpExchange exchange) {
    return exchange.getRequestMethod()
        + " "
        + exchange.getRequestURI()
        + " "
        + exchange.getRequestHeaders().getFirst("Accept");
  }

  /** Method, target and {@code Accept} of each. */
  List<String> requests() {
    return requests;
  }

  Redial.Builder redial(String api) {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return Redial.builder().httpClient(http).baseUri(api, uri);
  }

  @Override
  public void close() {
    http.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
