package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.samples.smallparts.AnswersAtOnce;
import dev.redial.samples.smallparts.SmallPart;
import java.net.URI;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Where a call goes, made of a template, its variables and its query as generated code gives them.
 */
public class CallTargetBenchmark extends SmallPart {
  private final BoundEndpoint bound =
      Redial.builder()
          .httpClient(new AnswersAtOnce(""))
          .baseUri("Books", URI.create("http://books.example"))
          .build()
          .bind(
              Endpoint.of(
                  "Books", "book", "GET", "/v1/shelves/{shelf}/books/{isbn}", Idempotency.SAFE));

  private int shelf = 7;
  private String isbn = "9780000000001";
  private String view = "full";
  private String title = "A Short Story: 50% für Ärzte";

  /** Numbers, letters and digits. */
  @Benchmark
  public String plain() {
    return expanded(isbn, view);
  }

  /** Spaces, and letters beyond ASCII. */
  @Benchmark
  public String escaped() {
    return expanded(title, title);
  }

  private String expanded(String second, String query) {
    CallTarget target = new CallTarget(bound);
    target.path(shelf);
    target.path(second);
    target.query("view", query);
    return target.text();
  }
}
