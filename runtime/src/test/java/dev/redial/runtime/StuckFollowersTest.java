package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.pool.PoolSettings;
import dev.redial.runtime.pool.RetryAllowance;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More stand behind an answer that never comes than may be copied at once. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StuckFollowersTest {
  /** Copies may have half of what may be sent again in a second. */
  private static final int ALLOWED_AT_ONCE = RetryAllowance.STANDARD.perSecond() / 2;

  private static final int DEPTH = PoolSettings.STANDARD.maxPipelineDepth();

  /** More than both connections take: so the one with the head is full, whoever is faster. */
  private static final String[] FOLLOWERS =
      IntStream.range(0, 40).mapToObj(i -> "/behind/" + i).toArray(String[]::new);

  private final CountDownLatch placed = new CountDownLatch(1);

  /** Answers up to the head, and elsewhere what is behind it, once all have a place. */
  private void playUpToTheHead(RawConnection connection) throws IOException, InterruptedException {
    boolean silent = false;
    while (true) {
      RawRequest request = connection.readRequest();
      silent |= request.target().equals("/head");
      if (request.target().startsWith("/behind")) {
        placed.await();
      }
      if (!silent) {
        Stage.answerWarmly(connection, request);
      }
    }
  }

  private static long copied(Stage stage) {
    return Stream.of(FOLLOWERS).filter(target -> stage.arrivals(target) > 1).count();
  }

  @Test
  @Tag("L2")
  void whoMayNotBeCopiedAtFirstIsCopiedLater() throws Exception {
    try (Stage stage =
        Stage.of(
                RawServer.start(this::playUpToTheHead),
                ConnectionManager.builder().maxConnectionsPerOrigin(2).maxRetryRatio(0),
                client -> client)
            .warmUpTo(DEPTH)) {
      CompletableFuture<HttpResponse<String>> head = stage.start("GET", "/head");
      List<CompletableFuture<HttpResponse<String>>> behind = stage.startAll(FOLLOWERS);
      placed.countDown();
      for (int i = 0; i < FOLLOWERS.length; i++) {
        assertThat(Stage.bodyOf(behind.get(i))).isEqualTo(FOLLOWERS[i]);
      }
      Streams.until(() -> copied(stage) > ALLOWED_AT_ONCE); // more than one second allows
      assertThat(head).isNotDone();
    }
  }
}
