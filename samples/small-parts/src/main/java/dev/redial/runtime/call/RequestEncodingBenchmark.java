package dev.redial.runtime.call;

import dev.redial.runtime.Redial;
import dev.redial.runtime.call.RequestEncoding.Attempted;
import dev.redial.runtime.connection.OutgoingRequest;
import dev.redial.samples.smallparts.AnswersAtOnce;
import dev.redial.samples.smallparts.Books;
import dev.redial.samples.smallparts.BooksClient;
import dev.redial.samples.smallparts.SmallPart;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;

/** From a request to its octets, as each call does it once before its first attempt. */
public class RequestEncodingBenchmark extends SmallPart {
  private static final URI HOST = URI.create("http://books.example");

  private final HttpRequest generated = generated(books -> books.book(7, "9780000000001", "full"));
  private final HttpRequest withBody =
      generated(books -> books.replace(7, "9780000000001", "It was the best of times."));
  private final HttpRequest plain =
      HttpRequest.newBuilder(HOST.resolve("/v1/shelves/7/books/9780000000001?view=full"))
          .header("Accept", "text/plain")
          .build();

  /** What a generated client gives to its {@code HttpClient}. */
  private static HttpRequest generated(Consumer<Books> call) {
    AnswersAtOnce client = new AnswersAtOnce("");
    call.accept(
        new BooksClient(Redial.builder().httpClient(client).baseUri("Books", HOST).build()));
    return client.last();
  }

  /** A generated call's, which knows how it is written. */
  @Benchmark
  public OutgoingRequest head() {
    return encoded(generated);
  }

  /** The same, with a small body that is captured. */
  @Benchmark
  public OutgoingRequest headAndBody() {
    return encoded(withBody);
  }

  /** The first one written by hand, with {@code URI} and {@code HttpHeaders}. */
  @Benchmark
  public OutgoingRequest headOfHttpRequest() {
    return encoded(plain);
  }

  private static OutgoingRequest encoded(HttpRequest request) {
    RequestBody body = RequestBody.of(request);
    OutgoingRequest outgoing = RequestEncoding.of(CallFacts.of(request), body, Attempted.PLAINLY);
    return body instanceof RequestBody.Small small ? outgoing.withBody(captured(small)) : outgoing;
  }

  private static byte[] captured(RequestBody.Small small) {
    BodyCapture capture = new BodyCapture(small.length(), () -> {});
    small.publisher().subscribe(capture);
    return capture.octets();
  }
}
