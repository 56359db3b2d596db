package dev.redial.samples.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.endpoints.Catalogue.Book;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * A generated call allocates less than the same request written by hand, through the same client
 * and with the same codec. How long both take is reported, not judged: that is the machine's, too.
 */
class OverheadTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARMING = 20_000;
  private static final int ROUNDS = 21;
  private static final int CALLS = 500;

  private static final Book BOOK = new Book("9780000000001", "A Short Story");

  private CannedServer server;
  private RedialHttpClient http;
  private Catalogue catalogue;
  private String base;
  private int traces;

  @BeforeEach
  void open() throws IOException {
    server = new CannedServer("text/x-book", "9780000000001\nA Short Story");
    base = server.uri().toString();
    http = RedialHttpClient.newBuilder().build();
    catalogue =
        new CatalogueClient(
            Redial.builder()
                .httpClient(http)
                .codec(new BookCodec())
                .baseUri("Catalogue", server.uri())
                .build());
  }

  @AfterEach
  void close() throws IOException {
    http.close();
    server.close();
  }

  /** What some calls cost, a call. */
  private record Cost(long octets, long nanos) {
    static Cost of(int calls, Callable<?> call) throws Exception {
      long octets = THREADS.getCurrentThreadAllocatedBytes();
      long nanos = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        call.call();
      }
      long took = System.nanoTime() - nanos;
      return new Cost((THREADS.getCurrentThreadAllocatedBytes() - octets) / calls, took / calls);
    }
  }

  @Test
  void aCallWithoutBody(TestReporter reporter) throws Exception {
    assertThat(catalogue.book(7, "9780000000001", "full")).isEqualTo(bookByHand());
    compare(reporter, () -> catalogue.book(7, "9780000000001", "full"), this::bookByHand);
  }

  private Book bookByHand() throws IOException, InterruptedException {
    int shelf = 7;
    String isbn = "9780000000001";
    URI uri = URI.create(base + "/v1/shelves/" + shelf + "/books/" + isbn + "?view=full");
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Accept", "text/x-book, application/json").GET().build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    check(answer);
    return BookCodec.READER.read(answer.body());
  }

  /** Each call has another value. */
  @Test
  void aCallWithAHeaderOfItsOwn(TestReporter reporter) throws Exception {
    compare(
        reporter, () -> catalogue.traced(7, "9780000000001", "t-" + traces++), this::tracedByHand);
  }

  private Book tracedByHand() throws IOException, InterruptedException {
    int shelf = 7;
    String isbn = "9780000000001";
    URI uri = URI.create(base + "/v1/shelves/" + shelf + "/books/" + isbn);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("X-Trace", "t-" + traces++)
            .header("Accept", "text/x-book, application/json")
            .GET()
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    check(answer);
    return BookCodec.READER.read(answer.body());
  }

  @Test
  void aCallWithBody(TestReporter reporter) throws Exception {
    compare(
        reporter,
        () -> {
          catalogue.replace(7, BOOK.isbn(), BOOK);
          return BOOK;
        },
        this::replaceByHand);
  }

  private Book replaceByHand() throws IOException, InterruptedException {
    int shelf = 7;
    URI uri = URI.create(base + "/v1/shelves/" + shelf + "/books/" + BOOK.isbn());
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "text/x-book")
            .PUT(BodyPublishers.ofByteArray(BookCodec.WRITER.write(BOOK)))
            .build();
    check(http.send(request, BodyHandlers.ofByteArray()));
    return BOOK;
  }

  private static void check(HttpResponse<?> answer) {
    if (answer.statusCode() < 200 || answer.statusCode() > 299) {
      throw new IllegalStateException(answer.toString());
    }
  }

  /** In turns, so that what changes on the machine changes for both. */
  private static void compare(TestReporter reporter, Callable<?> generated, Callable<?> byHand)
      throws Exception {
    Cost.of(WARMING, generated);
    Cost.of(WARMING, byHand);
    Cost[] ours = new Cost[ROUNDS];
    Cost[] theirs = new Cost[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      ours[round] = Cost.of(CALLS, generated);
      theirs[round] = Cost.of(CALLS, byHand);
    }
    Cost one = median(ours);
    Cost other = median(theirs);
    reporter.publishEntry("generated and by hand, each", one + ", " + other);
    System.out.println("generated " + one + ", by hand " + other);
    assertThat(one.octets()).as("octets a call").isLessThan(other.octets());
  }

  private static Cost median(Cost... costs) {
    return new Cost(median(Cost::octets, costs), median(Cost::nanos, costs));
  }

  private static long median(ToLongFunction<Cost> part, Cost... costs) {
    return Arrays.stream(costs).mapToLong(part).sorted().toArray()[costs.length / 2];
  }
}
