package dev.redial.samples.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient.Redirect;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers each request with the example of the operation that it asks for. It knows the published
 * description only, none of our interfaces.
 *
 * <p>Thread-safety: safe.
 */
final class PublishedStub implements AutoCloseable {
  /** What stands where redirects lead to. */
  static final String ELSEWHERE = "what another host would have";

  private static final int NO_CONTENT = -1;
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;

  /** A request, and what it was taken for. */
  record Received(
      PublishedOperation operation, Map<String, String> query, String type, String body) {
    boolean isJson() {
      return type.startsWith("application/json");
    }
  }

  private final PublishedApi api;
  private final AtomicReference<Received> latest = new AtomicReference<>();
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final RedialHttpClient http =
      RedialHttpClient.newBuilder()
          .followRedirects(Redirect.NORMAL)
          .retries(RetryRegistry.of(Map.of(GitHub.SEARCH, RetryConfig.ofDefaults())))
          .build();
  private final Redial redial =
      GitHub.connect(http, uri("/api.github.com"), uri("/uploads.github.com"), "nobody's");

  PublishedStub(PublishedApi api) throws IOException {
    this.api = api;
    server.createContext("/", this::serve);
    server.createContext("/elsewhere", exchange -> answer(exchange, OK, ELSEWHERE.getBytes(UTF_8)));
    server.start();
  }

  /** Each host of the description is a folder of this one. */
  Redial redial() {
    return redial;
  }

  /** The latest request; it is forgotten then. */
  Optional<Received> received() {
    return Optional.ofNullable(latest.getAndSet(null));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Optional<PublishedOperation> operation = operation(exchange);
    if (operation.isEmpty()) {
      answer(exchange, NOT_FOUND, new byte[0]);
      return;
    }
    latest.set(
        new Received(
            operation.get(),
            query(exchange.getRequestURI()),
            header(exchange, "Content-Type"),
            body));
    answer(exchange, operation.get().example(header(exchange, "Accept")));
  }

  private Optional<PublishedOperation> operation(HttpExchange exchange) {
    String[] path = exchange.getRequestURI().getRawPath().split("/", 3);
    return api.operation(path[1], exchange.getRequestMethod(), "/" + path[2]);
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  private static Map<String, String> query(URI target) {
    return Stream.ofNullable(target.getRawQuery())
        .flatMap(query -> Stream.of(query.split("&", -1)))
        .map(parameter -> parameter.split("=", 2))
        .collect(
            Collectors.toMap(
                parameter -> decoded(parameter[0]), parameter -> decoded(parameter[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private void answer(HttpExchange exchange, PublishedExample example) throws IOException {
    if (example.isElsewhere()) {
      exchange.getResponseHeaders().set("Location", uri("/elsewhere").toString());
    }
    if (example.mediaType() != null) {
      exchange.getResponseHeaders().set("Content-Type", example.mediaType());
    }
    answer(exchange, example.status(), example.octets());
  }

  private static void answer(HttpExchange exchange, int status, byte[] octets) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, octets.length == 0 ? NO_CONTENT : octets.length);
      if (octets.length > 0) {
        exchange.getResponseBody().write(octets);
      }
    }
  }

  @Override
  public void close() {
    http.close();
    server.stop(0);
  }
}
