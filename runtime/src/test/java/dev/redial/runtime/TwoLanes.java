package dev.redial.runtime;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Two connections, of which one is held by a POST until {@code /head}, {@code /b} and {@code /c}
 * stand on the other one: then one is free for whoever leaves the pipeline.
 */
final class TwoLanes implements AutoCloseable {
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch pipelined = new CountDownLatch(1);
  private final Stage stage;

  private TwoLanes(ConnectionScript faulty) {
    stage = Stage.of(2, connection -> play(connection, faulty));
  }

  /** The three are read before {@code faulty} begins. */
  static TwoLanes of(ConnectionScript faulty) throws Exception {
    TwoLanes lanes = new TwoLanes(faulty);
    lanes.stage.warmUp();
    return lanes;
  }

  private void play(RawConnection connection, ConnectionScript faulty) throws Exception {
    while (true) {
      RawRequest request = connection.readRequest();
      switch (request.target()) {
        case "/hold" -> {
          held.countDown();
          pipelined.await();
          connection.respond(200, "held");
        }
        case "/head" -> {
          connection.readRequest();
          connection.readRequest();
          pipelined.countDown();
          faulty.run(connection);
        }
        default -> Stage.answerWarmly(connection, request);
      }
    }
  }

  Stage stage() {
    return stage;
  }

  /** Holds one connection. */
  CompletableFuture<HttpResponse<String>> hold() throws InterruptedException {
    CompletableFuture<HttpResponse<String>> post = stage.start("POST", "/hold");
    held.await();
    return post;
  }

  /** Puts the three on the other connection. */
  List<CompletableFuture<HttpResponse<String>>> pipeline(String method)
      throws InterruptedException {
    var unused = hold();
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (String path : List.of("/head", "/b", "/c")) {
      calls.add(stage.start(method, path));
    }
    return calls;
  }

  @Override
  public void close() {
    pipelined.countDown();
    stage.close();
  }
}
