package dev.redial.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.IncompleteResponseException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.PeerClosedException;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams whose readers read the connection for themselves. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DrawnStreamTest {
  private static final int LONG = 300_000;

  /** How long content is told to be. */
  enum Framing {
    LENGTH {
      @Override
      void write(RawConnection connection, byte[] content) throws IOException {
        connection.write(head("Content-Length: " + content.length));
        connection.write(text(content));
      }
    },
    CHUNKED {
      @Override
      void write(RawConnection connection, byte[] content) throws IOException {
        connection.write(head("Transfer-Encoding: chunked"));
        int from = 0;
        for (int size = 1; from < content.length; size = 3 * size + 1) {
          int to = Math.min(content.length, from + size);
          connection.write(Integer.toHexString(to - from) + "\r\n");
          connection.write(text(Arrays.copyOfRange(content, from, to)));
          connection.write("\r\n");
          from = to;
        }
        connection.write("0\r\n\r\n");
      }
    };

    abstract void write(RawConnection connection, byte[] content) throws IOException;
  }

  private static String head(String field) {
    return "HTTP/1.1 200 OK\r\n" + field + "\r\n\r\n";
  }

  private static String text(byte[] octets) {
    return new String(octets, ISO_8859_1);
  }

  /** Content that tells where it is from, and is another at each place. */
  private static byte[] content(int seed) {
    byte[] content = new byte[LONG + seed % 1000];
    new Random(seed).nextBytes(content);
    return content;
  }

  private static ConnectionScript sending(Framing framing) {
    return connection -> {
      while (true) {
        int seed = Integer.parseInt(connection.readRequest().target().substring(1));
        framing.write(connection, content(seed));
      }
    };
  }

  private static HttpRequest request(RawServer server, int seed) {
    return HttpRequest.newBuilder(server.uri("/" + seed)).build();
  }

  private static InputStream stream(RedialHttpClient http, RawServer server, int seed)
      throws IOException, InterruptedException {
    return http.send(request(server, seed), BodyHandlers.ofInputStream()).body();
  }

  private static RedialHttpClient clientWith(AtomicInteger tasks) {
    return RedialHttpClient.newBuilder()
        .executor(
            task -> {
              tasks.incrementAndGet();
              new Thread(task).start();
            })
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void contentIsReadByItsReaderAlone(Framing framing) throws Exception {
    AtomicInteger tasks = new AtomicInteger();
    try (RawServer server = RawServer.start(sending(framing));
        RedialHttpClient http = clientWith(tasks)) {
      for (int seed = 0; seed < 3; seed++) {
        try (InputStream stream = stream(http, server, seed)) {
          assertThat(stream.readAllBytes()).isEqualTo(content(seed));
          assertThat(stream.read()).isEqualTo(-1);
        }
      }
      assertThat(tasks).hasValue(0);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyReadersHaveTheirOwnContentThoughSomeStopEarly(Framing framing) throws Exception {
    try (RawServer server = RawServer.start(sending(framing));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      List<CompletableFuture<Void>> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int reader = i;
        readers.add(
            CompletableFuture.runAsync(
                () -> readMany(http, server, reader), task -> new Thread(task).start()));
      }
      for (CompletableFuture<Void> reader : readers) {
        reader.get(50, TimeUnit.SECONDS);
      }
    }
  }

  private static void readMany(RedialHttpClient http, RawServer server, int reader) {
    Random random = new Random(reader);
    for (int i = 0; i < 30; i++) {
      int seed = reader * 100 + i;
      try (InputStream stream =
          random.nextBoolean()
              ? stream(http, server, seed)
              : http.sendAsync(request(server, seed), BodyHandlers.ofInputStream()).get().body()) {
        int wanted = random.nextInt(3) == 0 ? random.nextInt(LONG) : Integer.MAX_VALUE;
        byte[] all = content(seed);
        byte[] read = read(stream, Math.min(wanted, all.length), random);
        assertThat(Arrays.equals(read, Arrays.copyOf(all, read.length))).isTrue();
        assertThat(read).hasSize(Math.min(wanted, all.length));
      } catch (Exception e) {
        throw new AssertionError("reader " + reader + ", content " + seed, e);
      }
    }
  }

  private static byte[] read(InputStream stream, int wanted, Random random) throws IOException {
    byte[] read = new byte[wanted];
    int count = 0;
    while (count < wanted) {
      int next = stream.read(read, count, Math.min(wanted - count, 1 + random.nextInt(50_000)));
      if (next < 0) {
        return Arrays.copyOf(read, count);
      }
      count += next;
    }
    return read;
  }

  @Test
  void restIsReadByTasksIfNobodyReadsForLong() throws Exception {
    CountDownLatch tasks = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ConnectionScript inTwoParts =
        connection -> {
          connection.readRequest();
          byte[] content = content(0);
          connection.write(head("Content-Length: " + content.length));
          connection.write(text(Arrays.copyOf(content, 1000)));
          goOn.await();
          connection.write(text(Arrays.copyOfRange(content, 1000, content.length)));
        };
    try (RawServer server = RawServer.start(inTwoParts);
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .executor(
                    task -> {
                      tasks.countDown();
                      new Thread(task).start();
                    })
                .build();
        InputStream stream = stream(http, server, 0)) {
      assertThat(stream.readNBytes(1000)).isEqualTo(Arrays.copyOf(content(0), 1000));
      assertThat(tasks.await(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      goOn.countDown();
      assertThat(stream.readAllBytes())
          .isEqualTo(Arrays.copyOfRange(content(0), 1000, content(0).length));
    }
  }

  /** As readers do that ask first whether a read would wait. */
  @Test
  void whoOnlyAsksWhatIsThereIsToldInTheEnd() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    ConnectionScript inTwoParts =
        connection -> {
          connection.readRequest();
          connection.write(head("Content-Length: " + LONG) + "first");
          read.await();
          connection.write("second");
          connection.awaitClose();
        };
    try (RawServer server = RawServer.start(inTwoParts);
        RedialHttpClient http = RedialHttpClient.newHttpClient();
        InputStream stream = stream(http, server, 0)) {
      assertThat(stream.readNBytes(5)).isEqualTo("first".getBytes(ISO_8859_1));
      read.countDown();
      Streams.until(() -> available(stream) > 0);
      assertThat(stream.readNBytes(6)).isEqualTo("second".getBytes(ISO_8859_1));
    }
  }

  private static int available(InputStream stream) {
    try {
      return stream.available();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Each piece is a read of its own: buffers are not lent for them. */
  @Test
  void contentInManySmallPiecesIsAllThere() throws Exception {
    byte[] content = content(0);
    ConnectionScript slowly =
        connection -> {
          connection.readRequest();
          connection.write(head("Content-Length: " + content.length));
          for (int from = 0; from < content.length; from += 700) {
            int to = Math.min(content.length, from + 700);
            connection.write(text(Arrays.copyOfRange(content, from, to)));
          }
        };
    try (RawServer server = RawServer.start(slowly);
        RedialHttpClient http = RedialHttpClient.newHttpClient();
        InputStream stream =
            http.sendAsync(request(server, 0), BodyHandlers.ofInputStream()).get().body()) {
      assertThat(stream.readAllBytes()).isEqualTo(content);
    }
  }

  /** Its end comes later: then nobody reads, but the call ends. */
  @Test
  void shortContentThatNobodyReadsHoldsNothingUp() throws Exception {
    ConnectionScript late =
        connection -> {
          connection.readRequest();
          connection.write(head("Transfer-Encoding: chunked") + "3\r\nabc\r\n");
          var unused = connection.hears(Duration.ofMillis(100));
          connection.write("0\r\n\r\n");
        };
    try (RawServer server = RawServer.start(late);
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      InputStream unread = stream(http, server, 0);
      http.shutdown();
      assertThat(http.awaitTermination(Duration.ofSeconds(Stage.PATIENCE_SECONDS))).isTrue();
      assertThat(unread).hasContent("abc");
    }
  }

  private static ConnectionScript stopsAfterAByte(CompletableFuture<Boolean> left) {
    return connection -> {
      connection.readRequest();
      connection.write(head("Content-Length: " + LONG) + "x");
      try {
        left.complete(connection.hears(Duration.ofSeconds(Stage.PATIENCE_SECONDS)));
      } catch (PeerClosedException e) {
        left.complete(true);
      }
    };
  }

  /** What a reader hears that waits for more while {@code meanwhile} happens. */
  private interface Meanwhile {
    void happens(RedialHttpClient http, InputStream stream, Thread reader) throws Exception;
  }

  private static Throwable heardBy(Meanwhile meanwhile, CompletableFuture<Boolean> interrupted)
      throws Exception {
    try (RawServer server = RawServer.start(stopsAfterAByte(new CompletableFuture<>()));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      InputStream stream = stream(http, server, 0);
      CompletableFuture<Throwable> heard = new CompletableFuture<>();
      CountDownLatch one = new CountDownLatch(1);
      Thread reader =
          new Thread(
              () -> {
                try {
                  assertThat(stream.read()).isEqualTo('x');
                  one.countDown();
                  heard.completeExceptionally(new AssertionError("read " + stream.read()));
                } catch (IOException e) {
                  interrupted.complete(Thread.currentThread().isInterrupted());
                  heard.complete(e);
                }
              });
      reader.start();
      one.await();
      meanwhile.happens(http, stream, reader);
      return heard.get(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void closedByAnotherItsReaderHearsSo() throws Exception {
    assertThat(heardBy((http, stream, reader) -> stream.close(), new CompletableFuture<>()))
        .hasMessage("closed");
  }

  @Test
  void interruptedReaderHearsSoAndStaysInterrupted() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    assertThat(heardBy((http, stream, reader) -> reader.interrupt(), interrupted))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(interrupted).isCompletedWithValue(true);
  }

  @Test
  void readerHearsThatItsClientEnds() throws Exception {
    assertThat(heardBy((http, stream, reader) -> http.shutdownNow(), new CompletableFuture<>()))
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void contentThatEndsEarlyIsToldWithItsCause() throws Exception {
    ConnectionScript cut =
        connection -> {
          connection.readRequest();
          connection.write(head("Content-Length: " + LONG) + "x");
          connection.close();
        };
    try (RawServer server = RawServer.start(cut);
        RedialHttpClient http = RedialHttpClient.newHttpClient();
        InputStream stream = stream(http, server, 0)) {
      assertThat(stream.read()).isEqualTo('x');
      assertThatThrownBy(stream::read).hasCauseInstanceOf(IncompleteResponseException.class);
    }
  }

  @Test
  void closedStreamLetsItsConnectionGo() throws Exception {
    CompletableFuture<Boolean> left = new CompletableFuture<>();
    try (RawServer server = RawServer.start(stopsAfterAByte(left));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      InputStream stream = stream(http, server, 0);
      assertThat(stream.available()).isLessThanOrEqualTo(1);
      stream.close();
      assertThat(left.get(Stage.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(stream::read).hasMessage("closed");
      assertThat(stream.available()).isZero();
    }
  }
}
