package dev.redial.samples.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.github.Example.Received;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers requests that are as in an example, and keeps account of what else comes.
 *
 * <p>Thread-safety: safe.
 */
final class GitHubStub implements AutoCloseable {
  static final String TOKEN = "a-token-of-nobody";
  private static final int NO_CONTENT = -1;

  private final List<Example> examples = Example.all();
  private final Set<Example> used = ConcurrentHashMap.newKeySet();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final RedialHttpClient http =
      RedialHttpClient.newBuilder()
          .followRedirects(Redirect.NORMAL)
          .retries(RetryRegistry.of(Map.of(GitHub.SEARCH, RetryConfig.ofDefaults())))
          .build();

  GitHubStub() throws IOException {
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  Redial redial() {
    return GitHub.connect(http, uri(""), uri("/uploads"), TOKEN);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** The example of that name. */
  Example example(String name) {
    return examples.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Received received =
          new Received(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      Optional<Example> example = find(received);
      if (example.isPresent()) {
        used.add(example.get());
        answer(exchange, example.get().answer());
      } else {
        complaints.add(complaint(received));
        exchange.sendResponseHeaders(501, NO_CONTENT);
      }
    }
  }

  private Optional<Example> find(Received received) {
    return examples.stream()
        .flatMap(Example::steps)
        .filter(one -> one.request().isSimilar(received))
        .filter(one -> one.request().objection(received).isEmpty())
        .findFirst();
  }

  private String complaint(Received received) {
    List<String> objections =
        examples.stream()
            .flatMap(Example::steps)
            .filter(one -> one.request().isSimilar(received))
            .map(one -> one.name() + ": " + one.request().objection(received).orElseThrow())
            .toList();
    return received.line() + (objections.isEmpty() ? " is in no example" : " " + objections);
  }

  private static void answer(HttpExchange exchange, Example.Answer answer) throws IOException {
    answer.allHeaders().forEach(exchange.getResponseHeaders()::set);
    byte[] octets = answer.octets();
    exchange.sendResponseHeaders(answer.status(), octets.length == 0 ? NO_CONTENT : octets.length);
    if (octets.length > 0) {
      exchange.getResponseBody().write(octets);
    }
  }

  /** Asserts that nothing came but what examples have, and all of that. */
  void assertAllSaid() {
    assertThat(complaints).isEmpty();
    assertThat(used)
        .containsExactlyInAnyOrderElementsOf(examples.stream().flatMap(Example::steps).toList());
  }

  @Override
  public void close() {
    http.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
