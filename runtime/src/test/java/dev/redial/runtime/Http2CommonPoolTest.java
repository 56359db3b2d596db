package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ForkedProgram;
import dev.redial.testing.RawHttp2Connection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.TestTls;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers that are threads of the common pool, on which the JDK's client tells its results: all of
 * them wait, and are answered all the same.
 */
@Tag("R8")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2CommonPoolTest {
  private static final int THREADS = 2;

  @TempDir private Path directory;

  /** Has every thread of the common pool send a request. */
  static final class Sending {
    private Sending() {}

    public static void main(String[] arguments) throws Exception {
      TestTls tls = TestTls.in(Path.of(arguments[0]));
      CyclicBarrier together = new CyclicBarrier(THREADS);
      try (RawHttp2Server server =
              RawHttp2Server.start(tls.server(), RawHttp2Connection::answerAll);
          RedialHttpClient http = http2(tls, ConnectionManager.create())) {
        HttpRequest get =
            HttpRequest.newBuilder(server.uri("/book")).timeout(Duration.ofSeconds(15)).build();
        Callable<Integer> call =
            () -> {
              together.await();
              return http.send(get, BodyHandlers.ofString()).statusCode();
            };
        List<? extends Future<Integer>> answers =
            Stream.of(call, call).map(ForkJoinPool.commonPool()::submit).toList();
        for (Future<Integer> answer : answers) {
          System.out.println(answer.get());
        }
      }
      System.exit(0);
    }
  }

  /** Has every thread of the common pool wait for the end of a manager, whose last call is lost. */
  static final class Closing {
    private Closing() {}

    public static void main(String[] arguments) throws Exception {
      TestTls tls = TestTls.in(Path.of(arguments[0]));
      CountDownLatch arrived = new CountDownLatch(1);
      CountDownLatch over = new CountDownLatch(1);
      ConnectionManager manager =
          ConnectionManager.builder().closeGrace(Duration.ofDays(1)).build();
      try (RawHttp2Server server =
              RawHttp2Server.start(
                  tls.server(),
                  connection -> {
                    connection.readHead();
                    arrived.countDown();
                    over.await();
                    connection.cut();
                  });
          RedialHttpClient http = http2(tls, manager)) {
        HttpRequest order =
            HttpRequest.newBuilder(server.uri("/orders"))
                .POST(BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(15))
                .build();
        var lost = http.sendAsync(order, BodyHandlers.ofString());
        arrived.await();
        CountDownLatch closing = new CountDownLatch(THREADS);
        Runnable close =
            () -> {
              closing.countDown();
              manager.close();
            };
        CompletableFuture<?>[] ends =
            Stream.of(close, close)
                .map(task -> CompletableFuture.runAsync(task, ForkJoinPool.commonPool()))
                .toArray(CompletableFuture<?>[]::new);
        closing.await();
        over.countDown();
        System.out.println(failureOf(lost).getClass().getSimpleName());
        CompletableFuture.allOf(ends).get();
        System.out.println("closed");
      }
      System.exit(0);
    }
  }

  private static Throwable failureOf(CompletableFuture<?> call) {
    return call.handle((answer, fault) -> fault).join();
  }

  private static RedialHttpClient http2(TestTls tls, ConnectionManager manager) {
    return RedialHttpClient.newBuilder()
        .connectionManager(manager)
        .version(Version.HTTP_2)
        .sslContext(tls.client())
        .build();
  }

  private List<String> run(Class<?> program) throws Exception {
    String threads = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + THREADS;
    return ForkedProgram.of(program, threads).run(line -> {}, directory.toString()).lines();
  }

  @Test
  void callsOfAllItsThreadsAreAnswered() throws Exception {
    assertThat(run(Sending.class)).containsExactly("200", "200");
  }

  @Test
  void managerThatAllItsThreadsCloseEndsWithItsLastCall() throws Exception {
    assertThat(run(Closing.class)).containsExactly("UnconfirmedRequestException", "closed");
  }
}
