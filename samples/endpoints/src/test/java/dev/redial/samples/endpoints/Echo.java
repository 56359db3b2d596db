package dev.redial.samples.endpoints;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that keeps what it is sent, and a client that sends it. */
final class Echo implements AutoCloseable {
  /** Of larger bodies only the length is kept. */
  private static final int KEPT = 1 << 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final RedialHttpClient http = RedialHttpClient.newBuilder().build();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /**
   * A request.
   *
   * @param target path and query as they were sent
   * @param body as ISO 8859-1, so that each octet is a character
   */
  record Received(
      String method,
      String target,
      com.sun.net.httpserver.Headers headers,
      String body,
      long length) {
    String header(String name) {
      return headers.getFirst(name);
    }
  }

  Echo() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] first = exchange.getRequestBody().readNBytes(KEPT);
      long length = first.length + skip(exchange.getRequestBody());
      received.add(
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(first, StandardCharsets.ISO_8859_1),
              length));
      byte[] text = "ok".getBytes(StandardCharsets.US_ASCII);
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private static long skip(InputStream rest) throws IOException {
    return rest.transferTo(OutputStream.nullOutputStream());
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  Redial redial(String api) {
    return Redial.builder().httpClient(http).baseUri(api, uri()).build();
  }

  Received last() {
    return received.get(received.size() - 1);
  }

  List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    http.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
