package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Streams of calls that never leave their connection idle, and waiting for what they lead to. */
final class Streams implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RedialHttpClient http;
  private final URI uri;
  private final CountDownLatch flowing = new CountDownLatch(20);
  private volatile boolean over;

  private Streams(RedialHttpClient http, URI uri) {
    this.http = http;
    this.uri = uri;
  }

  /** Starts calls without end, three at a time, and waits until they flow. */
  static Streams start(RedialHttpClient http, URI uri) throws InterruptedException {
    Streams streams = new Streams(http, uri);
    for (int i = 0; i < 3; i++) {
      streams.next();
    }
    assertThat(streams.flowing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return streams;
  }

  private void next() {
    if (over) {
      return;
    }
    HttpRequest get = HttpRequest.newBuilder(uri).build();
    var unused =
        http.sendAsync(get, BodyHandlers.ofString())
            .whenComplete(
                (answer, failure) -> {
                  flowing.countDown();
                  next();
                });
  }

  /**
   * Answers each request only when the next one has arrived, so that the connection is never idle
   * while calls are placed on it; if none comes for a while, answers nevertheless.
   */
  static ConnectionScript neverIdle() {
    return connection -> {
      for (int i = 0; i < 3; i++) {
        connection.readRequest();
        connection.respond(200, "warm");
      }
      connection.readRequest();
      while (true) {
        boolean more = connection.tryReadRequest(Duration.ofMillis(400)).isPresent();
        connection.respond(200, "stream");
        if (!more) {
          connection.readRequest();
        }
      }
    };
  }

  static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() {
    over = true;
  }
}
