package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of every size, up and down, through every kind of handler. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BodiesTest {
  private static final ConnectionScript ECHO =
      connection -> {
        while (true) {
          connection.respond(200, connection.readRequest().body());
        }
      };

  private static byte[] octets(int size) {
    byte[] octets = new byte[size];
    new Random(size).nextBytes(octets);
    return octets;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000, 65_535, 65_536, 65_537, 300_000, 4_000_000})
  void everySizeIsEchoedSynchronouslyAndAsynchronously(int size) throws Exception {
    byte[] body = octets(size);
    try (RawServer server = RawServer.start(ECHO);
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/echo"))
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      assertThat(http.send(request, BodyHandlers.ofByteArray()).body()).isEqualTo(body);
      assertThat(http.sendAsync(request, BodyHandlers.ofByteArray()).join().body()).isEqualTo(body);
      assertThat(server.failures()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_537, 1_000_000})
  void bodyOfUnknownLengthIsSentInChunks(int size) throws Exception {
    byte[] body = octets(size);
    BodyPublisher stream = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    try (RawServer server = RawServer.start(ECHO);
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/echo")).PUT(stream).build();
      assertThat(http.send(request, BodyHandlers.ofByteArray()).body()).isEqualTo(body);
      assertThat(server.requests().get(0).header("Transfer-Encoding")).isEqualTo("chunked");
    }
  }

  @Test
  void answersAreReadAsStreamsAndLines() throws Exception {
    byte[] body = octets(2_000_000);
    try (RawServer server = RawServer.start(ECHO);
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/echo"))
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      try (InputStream in = http.send(request, BodyHandlers.ofInputStream()).body()) {
        assertThat(in.readAllBytes()).isEqualTo(body);
      }
      HttpRequest lines =
          HttpRequest.newBuilder(server.uri("/echo"))
              .POST(BodyPublishers.ofString("one\ntwo\n".repeat(20_000)))
              .build();
      try (Stream<String> all = http.send(lines, BodyHandlers.ofLines()).body()) {
        assertThat(all.count()).isEqualTo(40_000);
      }
      assertThat(http.send(lines, BodyHandlers.discarding()).body()).isNull();
    }
  }

  @Test
  void chunkedAnswersOfManyCallersKeepApart() throws Exception {
    ConnectionScript chunks =
        connection -> {
          while (true) {
            String target = connection.readRequest().target();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 50; i++) {
              connection.write(Integer.toHexString(target.length()) + "\r\n" + target + "\r\n");
            }
            connection.write("0\r\n\r\n");
          }
        };
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try (RawServer server = RawServer.start(chunks);
        ConnectionManager two = ConnectionManager.builder().maxConnectionsPerOrigin(2).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(two).build()) {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/call-" + i)).build();
        calls.add(
            () ->
                new String(
                    http.send(request, BodyHandlers.ofInputStream()).body().readAllBytes(),
                    StandardCharsets.UTF_8));
      }
      int i = 0;
      for (Future<String> answer : callers.invokeAll(calls)) {
        assertThat(answer.get()).isEqualTo(("/call-" + i++).repeat(50));
      }
      assertThat(server.connections()).isLessThanOrEqualTo(2);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  @Tag("P8")
  void abandonedStreamDoesNotKeepOthersFromTheirAnswers() throws Exception {
    ConnectionScript endless =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
          while (true) {
            connection.write("x".repeat(8_192));
          }
        };
    try (RawServer server = RawServer.start(endless);
        ConnectionManager one = ConnectionManager.builder().maxConnectionsPerOrigin(1).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(one).build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/endless")).build();
      for (int i = 0; i < 3; i++) {
        try (InputStream in = http.send(request, BodyHandlers.ofInputStream()).body()) {
          assertThat(in.read()).isEqualTo('x');
        }
      }
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void publisherThatFailsEndsTheCallWithItsFault() {
    BodyPublisher failing =
        BodyPublishers.fromPublisher(
            subscriber ->
                subscriber.onSubscribe(
                    new Flow.Subscription() {
                      @Override
                      public void request(long n) {
                        subscriber.onError(new IOException("the disk is gone"));
                      }

                      @Override
                      public void cancel() {}
                    }));
    try (RawServer server = RawServer.start(ECHO);
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/echo")).POST(failing).build();
      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasStackTraceContaining("the disk is gone");
    }
  }

  @Test
  @Tag("L7")
  void cancelledCallLeavesTheConnectionToOthers() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    ConnectionScript silentOnce =
        connection -> {
          if (connection.index() == 0) {
            connection.readRequest();
            arrived.countDown();
            connection.awaitClose();
          } else {
            connection.respond(200, connection.readRequest().target());
          }
        };
    try (RawServer server = RawServer.start(silentOnce);
        ConnectionManager one = ConnectionManager.builder().maxConnectionsPerOrigin(1).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(one).build()) {
      CompletableFuture<HttpResponse<String>> silent =
          http.sendAsync(
              HttpRequest.newBuilder(server.uri("/silent")).build(), BodyHandlers.ofString());
      assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<HttpResponse<String>> next =
          http.sendAsync(
              HttpRequest.newBuilder(server.uri("/next")).build(), BodyHandlers.ofString());
      assertThat(silent.cancel(true)).isTrue();
      assertThat(next.get(5, TimeUnit.SECONDS).body()).isEqualTo("/next");
    }
  }

  @Test
  void dependantMayReadTheBodyThatStreams() throws Exception {
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.respond(200, "x".repeat(300_000));
                });
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();

      CompletableFuture<Integer> length =
          http.sendAsync(request, BodyHandlers.ofInputStream())
              .thenApply(
                  answer -> {
                    try {
                      return answer.body().readAllBytes().length;
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  });

      assertThat(Stage.within(length)).isEqualTo(300_000);
    }
  }

  @Test
  void callWhoseFutureSomebodyElseCompletesIsGivenUp() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  arrived.countDown();
                  connection.awaitClose();
                  ended.countDown();
                });
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(request, BodyHandlers.ofString());
      arrived.await();

      call.completeExceptionally(new IllegalStateException("enough"));

      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void publisherThatBlocksHoldsUpNoLimitInTime() throws Exception {
    try (PipedOutputStream never = new PipedOutputStream();
        PipedInputStream blocking = new PipedInputStream(never);
        RawServer server = RawServer.start(connection -> connection.awaitClose());
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      HttpRequest limited =
          HttpRequest.newBuilder(server.uri("/"))
              .POST(BodyPublishers.ofInputStream(() -> blocking))
              .timeout(Duration.ofMillis(300))
              .build();

      assertThatThrownBy(() -> http.send(limited, BodyHandlers.discarding()))
          .isInstanceOf(HttpTimeoutException.class);
    }
  }
}
