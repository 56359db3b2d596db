package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.HttpStatusException;
import dev.redial.codec.BodyType;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each shape that a method may return, made of answers on real sockets. */
class ReturnsTest {
  private static final String CHUNKED =
      """
      HTTP/1.1 200 OK\r
      Content-Type: text/plain; charset=ISO-8859-1\r
      Transfer-Encoding: chunked\r
      \r
      """;

  public record Book(String isbn) {}

  private static <T> T returned(Returns<T> returns, int status, String type, String content) {
    try (RawServer server = Shop.answering(status, type, content);
        RedialHttpClient http = Shop.once()) {
      return Shop.call(http, server, Shop.GET).send(returns);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 204})
  void optionalIsEmptyWhereThereIsNothing(int status) {
    String content = status == 204 ? "" : "no such book";
    assertThat(returned(Returns.optional(BodyType.of(Book.class)), status, "text/plain", content))
        .isEmpty();
    assertThat(returned(Returns.optionalLong(), status, "text/plain", content)).isEmpty();
    assertThat(returned(Returns.optionalInt(), status, "text/plain", content)).isEmpty();
    assertThat(returned(Returns.optionalDouble(), status, "text/plain", content)).isEmpty();
  }

  @Test
  void optionalNumbersArePrimitive() {
    assertThat(returned(Returns.optionalLong(), 200, "application/json", "5000000000"))
        .isEqualTo(OptionalLong.of(5_000_000_000L));
    assertThat(returned(Returns.optionalInt(), 200, "application/json", "7"))
        .isEqualTo(OptionalInt.of(7));
    assertThat(returned(Returns.optionalDouble(), 200, "application/json", "0.5"))
        .isEqualTo(OptionalDouble.of(0.5));
  }

  @Test
  void nullIsEmptyForAnOptionalAndAFaultForAValue() {
    assertThat(returned(Returns.optional(BodyType.of(Book.class)), 200, "application/json", "null"))
        .isEqualTo(Optional.empty());
    assertThatThrownBy(
            () -> returned(Returns.body(BodyType.of(Book.class)), 200, "application/json", "null"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is null")
        .hasMessageContaining("Optional");
  }

  @Test
  void textIsInTheCharsetOfTheAnswer() {
    Returns<String> text = Returns.body(BodyType.of(String.class));
    assertThat(returned(text, 200, "text/plain; charset=ISO-8859-1", "caf\u00e9"))
        .isEqualTo("caf\u00e9");
    assertThat(returned(text, 200, "text/plain", "caf\u00c3\u00a9")).isEqualTo("caf\u00e9");
    assertThatThrownBy(() -> returned(text, 200, "text/plain; charset=klingon", "x"))
        .hasMessageContaining("klingon");
  }

  @Test
  void streamIsHandedOverWithTheHead() throws Exception {
    CountDownLatch firstRead = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.write(CHUNKED + "1\r\na\r\n");
                  await(firstRead);
                  connection.write("1\r\nb\r\n0\r\n\r\n");
                  connection.awaitClose();
                });
        RedialHttpClient http = Shop.once();
        InputStream content = Shop.call(http, server, Shop.GET).send(Returns.stream())) {
      assertThat(content.read()).isEqualTo('a');
      firstRead.countDown();
      assertThat(content.readAllBytes()).containsExactly('b');
      assertThat(server.failures()).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Endless content: only closing ends it. */
  private static RawServer endless(CountDownLatch closed) {
    return RawServer.start(
        connection -> {
          connection.readRequest();
          connection.write(CHUNKED + "5\r\none\n\u00e9\r\n");
          connection.awaitClose();
          closed.countDown();
        });
  }

  @Test
  void closingAStreamFreesTheConnection() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer server = endless(closed);
        RedialHttpClient http = Shop.once()) {
      Shop.call(http, server, Shop.GET).send(Returns.stream()).close();
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closingLinesFreesTheConnection() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer server = endless(closed);
        RedialHttpClient http = Shop.once()) {
      try (Stream<String> lines = Shop.call(http, server, Shop.GET).send(Returns.lines())) {
        assertThat(lines.findFirst()).contains("one");
      }
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void linesAreInTheCharsetOfTheAnswer() {
    try (RawServer server =
            Shop.answering(200, "text/plain; charset=ISO-8859-1", "a\r\n\u00e9\nb");
        RedialHttpClient http = Shop.once();
        Stream<String> lines = Shop.call(http, server, Shop.GET).send(Returns.lines())) {
      assertThat(lines).containsExactly("a", "\u00e9", "b");
    }
  }

  /** Nobody else would close it. */
  @Test
  void linesInAnUnknownCharsetFreeTheConnection() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.write(CHUNKED.replace("ISO-8859-1", "klingon") + "1\r\na\r\n");
                  connection.awaitClose();
                  closed.countDown();
                });
        RedialHttpClient http = Shop.once()) {
      assertThatThrownBy(() -> Shop.call(http, server, Shop.GET).sendChecked(Returns.lines()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("GET " + server.uri("/x"))
          .hasMessageContaining("klingon");
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void errorOfAStreamIsThrownWithItsWholeContent() {
    assertThatThrownBy(() -> returned(Returns.stream(), 503, "text/plain", "later"))
        .isInstanceOfSatisfying(
            HttpStatusException.class,
            e -> {
              assertThat(e.status()).isEqualTo(503);
              assertThat(e.bodyAsString()).isEqualTo("later");
            });
  }

  @Test
  void responsesOfStreamsHaveTheirHead() throws Exception {
    try (RawServer server = Shop.answering(203, "text/plain", "a\nb");
        RedialHttpClient http = Shop.once()) {
      HttpResponse<InputStream> octets =
          Shop.call(http, server, Shop.GET).send(Returns.streamResponse());
      assertThat(octets.statusCode()).isEqualTo(203);
      assertThat(octets.body().readAllBytes()).hasSize(3);
      HttpResponse<Stream<String>> lines =
          Shop.call(http, server, Shop.GET).send(Returns.linesResponse());
      assertThat(lines.headers().firstValue("Content-Type")).contains("text/plain");
      try (Stream<String> body = lines.body()) {
        assertThat(body).containsExactly("a", "b");
      }
    }
  }

  @Test
  void futureBringsAStream() throws Exception {
    try (RawServer server = Shop.answering(200, "text/plain", "ab");
        RedialHttpClient http = Shop.once();
        InputStream content =
            Shop.call(http, server, Shop.GET)
                .sendAsync(Returns.stream())
                .get(10, TimeUnit.SECONDS)) {
      assertThat(content.readAllBytes()).containsExactly('a', 'b');
    }
  }

  /** As the same failure of {@code http.sendAsync}: an exception of I/O is the cause, unwrapped. */
  @Test
  void futureFailsWithTheFaultItself() {
    try (RawServer server = Shop.answering(200, "application/json", "{");
        RedialHttpClient http = Shop.once()) {
      CompletableFuture<Book> book =
          Shop.call(http, server, Shop.GET).sendAsync(Returns.body(BodyType.of(Book.class)));
      assertThatThrownBy(() -> book.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not a");
    }
  }

  @Test
  void cancellingTheFutureCancelsTheCall() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  read.countDown();
                  connection.awaitClose();
                  closed.countDown();
                });
        RedialHttpClient http = Shop.once()) {
      CompletableFuture<InputStream> content =
          Shop.call(http, server, Shop.GET).sendAsync(Returns.stream());
      assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(content.cancel(true)).isTrue();
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void interruptIsAnIoExceptionAndStaysSet() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  read.countDown();
                  connection.awaitClose();
                });
        RedialHttpClient http = Shop.once()) {
      CompletableFuture<Throwable> thrown = new CompletableFuture<>();
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  Shop.call(http, server, Shop.GET).send(Returns.stream()).close();
                } catch (UncheckedIOException | IOException e) {
                  thrown.complete(e);
                }
                flag.complete(Thread.currentThread().isInterrupted());
              });
      caller.start();
      assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
      caller.interrupt();
      assertThat(thrown.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedIOException.class);
      assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
