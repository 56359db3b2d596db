package dev.redial.samples.dropin.plain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A bookshop's counter, written against the JDK's types alone.
 *
 * <p>Which client carries it is decided by the one line that makes the builder: {@code
 * HttpClient.newBuilder()} or {@code RedialHttpClient.newBuilder()}.
 */
final class Counter {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http;
  private final URI shop;

  Counter(HttpClient.Builder settings, URI shop) {
    this.http =
        settings.connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NORMAL).build();
    this.shop = shop;
  }

  HttpClient http() {
    return http;
  }

  /** What the shop says of a book. */
  HttpResponse<String> book(String isbn) throws IOException, InterruptedException {
    return http.send(to("/books/" + isbn).build(), BodyHandlers.ofString());
  }

  /** The same, without waiting for it. */
  CompletableFuture<String> title(String isbn) {
    return http.sendAsync(to("/books/" + isbn).build(), BodyHandlers.ofString())
        .thenApply(HttpResponse::body);
  }

  /** Puts a book in the place of another. */
  int replace(String isbn, String book) throws IOException, InterruptedException {
    HttpRequest request = to("/books/" + isbn).PUT(BodyPublishers.ofString(book)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** Places an order; what comes back is its number. */
  String order(String isbn) throws IOException, InterruptedException {
    HttpRequest request = to("/orders").POST(BodyPublishers.ofString(isbn)).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(shop.resolve(path)).timeout(PATIENCE);
  }
}
