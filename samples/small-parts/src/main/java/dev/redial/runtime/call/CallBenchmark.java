package dev.redial.runtime.call;

import dev.redial.runtime.CallInterceptor;
import dev.redial.runtime.Redial;
import dev.redial.runtime.event.TrafficListener;
import dev.redial.samples.smallparts.AnswersAtOnce;
import dev.redial.samples.smallparts.Books;
import dev.redial.samples.smallparts.BooksClient;
import dev.redial.samples.smallparts.SmallPart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole calls without a network: what a call costs besides system calls and waiting. All that a
 * call goes through is compiled after some 100,000 of them.
 */
@Warmup(iterations = 5, time = 2)
public class CallBenchmark extends SmallPart {
  private static final URI HOST = URI.create("http://books.example");
  private static final String TEXT = "It was the best of times, it was the worst of times.";
  private static final String ANSWER =
      """
      HTTP/1.1 200 OK
      Server: shop
      Date: Sun, 22 Nov 2026 10:00:00 GMT
      Content-Type: text/plain; charset=utf-8
      Content-Length: %d

      %s"""
          .formatted(TEXT.length(), TEXT)
          .replace("\n", "\r\n");

  private final HttpClient offline = offline();
  private final Books elsewhere = books(new AnswersAtOnce(TEXT));
  private final Books books = books(offline);
  private final Books intercepted = books(offline(), call -> call.header("X-Trace", "t-1"));
  private final Books listenedTo = books(offline(event -> {}));
  private final HttpRequest request =
      HttpRequest.newBuilder(HOST.resolve("/v1/shelves/7/books/9780000000001?view=full"))
          .header("Accept", "text/plain")
          .build();

  private int shelf = 7;
  private String isbn = "9780000000001";
  private String view = "full";

  private static HttpClient offline(TrafficListener... listeners) {
    return new SteppingClient(
        Offline.over((key, deadlineNanos) -> new AnsweringLink(ANSWER), List.of(listeners))
            .engine());
  }

  private static Books books(HttpClient client, CallInterceptor... interceptors) {
    Redial.Builder builder = Redial.builder().httpClient(client).baseUri("Books", HOST);
    for (CallInterceptor interceptor : interceptors) {
      builder.interceptor(interceptor);
    }
    return new BooksClient(builder.build());
  }

  /** A generated call through a client that answers at once: what generated code does itself. */
  @Benchmark
  public String throughAnotherClient() {
    return elsewhere.book(shelf, isbn, view);
  }

  /** A generated call through ours, over a link to nowhere. */
  @Benchmark
  public String generated() {
    return books.book(shelf, isbn, view);
  }

  /** The same with a small body. */
  @Benchmark
  public String generatedWithBody() {
    return books.replace(shelf, isbn, TEXT);
  }

  /** The first one, seen by an interceptor that adds a field. */
  @Benchmark
  public String generatedAndIntercepted() {
    return intercepted.book(shelf, isbn, view);
  }

  /** The first one, with one listener who is told of its exchange. */
  @Benchmark
  public String generatedAndListenedTo() {
    return listenedTo.book(shelf, isbn, view);
  }

  /** The request of the first one written by hand. */
  @Benchmark
  public HttpResponse<String> httpRequest() throws IOException, InterruptedException {
    return offline.send(request, BodyHandlers.ofString());
  }
}
