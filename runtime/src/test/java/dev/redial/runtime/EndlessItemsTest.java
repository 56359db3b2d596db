package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.codec.BodyType;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that never ends an item does not fill the memory: real sockets, small limits. */
class EndlessItemsTest {
  private static final int LIMIT = 100_000;

  /** All items, or the failure behind them. */
  private static final class Collected implements Flow.Subscriber<String> {
    private final List<String> items = new ArrayList<>();
    private final CompletableFuture<List<String>> all = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable failure) {
      all.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      all.complete(items);
    }
  }

  /** Writes {@code begin} and then {@code more} until nobody reads it any more. */
  private static RawServer endless(
      String contentType, String begin, String more, CountDownLatch closed) {
    String piece = more.repeat(10_000 / more.length() + 1);
    return RawServer.start(
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\n\r\n" + begin);
          writeUntilClosed(connection, piece);
          closed.countDown();
        });
  }

  private static void writeUntilClosed(RawConnection connection, String piece) {
    try {
      while (true) {
        connection.write(piece);
      }
    } catch (IOException | UncheckedIOException e) {
      // Nobody reads it.
    }
  }

  private static EndpointCall call(RedialHttpClient http, RawServer server) {
    return Redial.builder()
        .httpClient(http)
        .baseUri("shop", server.uri("/"))
        .maxItemBytes(LIMIT)
        .build()
        .bind(Shop.GET)
        .call();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/jsonl    | 1~         | x",
        "application/json-seq | ^1~        | ^x",
        "text/event-stream    | data: 1~~  | data: x~",
        "text/event-stream    | data: 1~~  | :",
        "text/event-stream    | data: 1~~  | data~"
      })
  void endlessItemIsAFaultBehindThoseBeforeIt(String type, String begin, String more)
      throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    String first = begin.replace('~', '\n').replace('^', '\u001e');
    String rest = more.replace('~', '\n').replace("^", "");
    String start = more.startsWith("^") ? first + "\u001e" : first;
    try (RawServer server = endless(type, start, rest, closed);
        RedialHttpClient http = Shop.once()) {
      Collected collected = new Collected();
      call(http, server).publish(Returns.items(BodyType.of(String.class))).subscribe(collected);
      assertThatThrownBy(() -> collected.all.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IOException.class)
          .hasMessageContaining("GET " + server.uri("/x"))
          .hasMessageContaining("longer than 100000 bytes")
          .hasMessageContaining("Redial.Builder.maxItemBytes");
      assertThat(collected.items).hasSize(1);
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void endlessLineIsAFaultBehindThoseBeforeIt() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer server = endless("text/plain", "one\ntwo\n", "x", closed);
        RedialHttpClient http = Shop.once()) {
      List<String> read = new ArrayList<>();
      try (Stream<String> lines = call(http, server).send(Returns.lines())) {
        assertThatThrownBy(() -> lines.forEach(read::add))
            .isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining("GET " + server.uri("/x"))
            .hasMessageContaining("longer than 100000 bytes");
      }
      assertThat(read).containsExactly("one", "two");
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatIsAsLongAsAllowedIsRead() throws Exception {
    String longest = "x".repeat(LIMIT);
    try (RawServer server = Shop.answering(200, "application/jsonl", longest + "\n" + longest);
        RedialHttpClient http = Shop.once()) {
      Collected collected = new Collected();
      call(http, server).publish(Returns.items(BodyType.of(String.class))).subscribe(collected);
      assertThat(collected.all.get(20, TimeUnit.SECONDS)).containsExactly(longest, longest);
    }
  }

  @Test
  void noLimitIsNone() {
    assertThatThrownBy(() -> Redial.builder().maxItemBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxItemBytes is 0");
  }
}
