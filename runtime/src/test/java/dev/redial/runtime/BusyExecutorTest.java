package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.RawConnection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The caller's executor has one thread, and that is busy: calls end all the same. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BusyExecutorTest {
  private static final Duration BRIEF = Duration.ofMillis(200);

  /** Long enough to arrive in, on a machine with much to do. */
  private static final Duration SOME_TIME = Duration.ofSeconds(3);

  private static final int MORE_THAN_ENOUGH_SECONDS = 20;

  private static TestTls tls;

  private final ExecutorService single = Executors.newSingleThreadExecutor();
  private final CountDownLatch free = new CountDownLatch(1);

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  @AfterEach
  void endExecutor() {
    free.countDown();
    single.shutdown();
  }

  private void occupy() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    single.execute(
        () -> {
          busy.countDown();
          await(free);
        });
    busy.await();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RedialHttpClient client() {
    return RedialHttpClient.newBuilder()
        .version(Version.HTTP_2)
        .sslContext(tls.client())
        .executor(single)
        .build();
  }

  private static HttpRequest order(URI uri, Duration limit) {
    return HttpRequest.newBuilder(uri)
        .POST(BodyPublishers.ofString("order"))
        .timeout(limit)
        .build();
  }

  private static void assertExpires(CompletableFuture<?> call) {
    assertThatThrownBy(() -> call.get(MORE_THAN_ENOUGH_SECONDS, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void callThatHasNotBegunExpires() throws Exception {
    try (RawServer server = RawServer.start(RawConnection::awaitClose);
        RedialHttpClient http = client()) {
      occupy();
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(order(server.uri("/"), BRIEF), BodyHandlers.ofString());
      assertExpires(call);
      assertThat(call.handle((answer, failure) -> failure).join()).hasMessageContaining("NOT_SENT");
      free.countDown();
    }
  }

  @Test
  void callThatIsUnderWayExpires() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  arrived.countDown();
                  connection.awaitClose();
                });
        RedialHttpClient http = client()) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(order(server.uri("/"), SOME_TIME), BodyHandlers.ofString());
      arrived.await();
      occupy();
      assertExpires(call);
      free.countDown();
    }
  }

  @Test
  void callOverHttp2Expires() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawHttp2Server server =
            RawHttp2Server.start(
                tls.server(),
                connection -> {
                  connection.readHead();
                  arrived.countDown();
                  await(free);
                });
        RedialHttpClient http = client()) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(order(server.uri("/"), SOME_TIME), BodyHandlers.ofString());
      arrived.await();
      occupy();
      assertExpires(call);
      free.countDown();
    }
  }

  /** The server sees that its connection ends. */
  @Test
  void callThatIsCancelledEndsOnTheWire() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  arrived.countDown();
                  connection.awaitClose();
                  left.countDown();
                });
        RedialHttpClient http = client()) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(
              HttpRequest.newBuilder(server.uri("/"))
                  .POST(BodyPublishers.ofString("order"))
                  .build(),
              BodyHandlers.ofString());
      arrived.await();
      occupy();
      call.cancel(true);
      assertThat(left.await(MORE_THAN_ENOUGH_SECONDS, TimeUnit.SECONDS)).isTrue();
      free.countDown();
    }
  }

  @Test
  void shutdownNowEndsCalls() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  arrived.countDown();
                  connection.awaitClose();
                });
        RedialHttpClient http = client()) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.ofString());
      arrived.await();
      occupy();
      http.shutdownNow();
      assertThatThrownBy(() -> call.get(MORE_THAN_ENOUGH_SECONDS, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IOException.class);
      free.countDown();
    }
  }

  /** Of a call whose caller has waited for its head, and which streams. */
  @Test
  void shutdownNowBreaksOffWhatStreams() throws Exception {
    try (RawServer server = RawServer.start(BusyExecutorTest::streamForEver);
        RedialHttpClient http = client()) {
      InputStream content =
          http.send(HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.ofInputStream())
              .body();
      occupy();
      http.shutdownNow();
      assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
      free.countDown();
    }
  }

  @Test
  void closeBreaksOffWhatStreams() throws Exception {
    try (RawServer server = RawServer.start(BusyExecutorTest::streamForEver)) {
      RedialHttpClient http = client();
      InputStream content =
          http.send(HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.ofInputStream())
              .body();
      occupy();
      http.close();
      assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
      free.countDown();
    }
  }

  private static void streamForEver(RawConnection connection) throws IOException {
    connection.readRequest();
    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
    connection.awaitClose();
  }
}
