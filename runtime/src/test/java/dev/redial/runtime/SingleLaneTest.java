package dev.redial.runtime;

import static dev.redial.runtime.Stage.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.event.PipelineEvent;
import dev.redial.runtime.event.TrafficEvent;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An origin that may have one connection only. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SingleLaneTest {
  private final CountDownLatch stuck = new CountDownLatch(1);
  private volatile int depth;

  /** Fewer may be outstanding when somebody is stuck. */
  private void told(TrafficEvent event) {
    if (event instanceof PipelineEvent change) {
      if (change.depth() < depth) {
        stuck.countDown();
      }
      depth = change.depth();
    }
  }

  @Test
  @Tag("L2")
  void whatIsStuckIsNotSentAgainWhereThereIsNoOtherConnection() throws Exception {
    ConnectionScript late =
        Stage.warm(
            connection -> {
              RawRequest head = connection.readRequest();
              RawRequest behind = connection.readRequest();
              stuck.await();
              connection.respond(200, head.target());
              connection.respond(200, behind.target());
              Stage.TARGETS.run(connection);
            });
    try (Stage stage =
        Stage.of(
                RawServer.start(late),
                ConnectionManager.builder().maxConnectionsPerOrigin(1).listener(this::told),
                client -> client)
            .warmUp()) {
      var calls = stage.startAll("/head", "/behind");
      assertThat(bodyOf(calls.get(0))).isEqualTo("/head");
      assertThat(bodyOf(calls.get(1))).isEqualTo("/behind");
      assertThat(stage.send("POST", "/after").body()).isEqualTo("/after"); // behind any copy
      assertThat(stage.arrivals("/behind")).isEqualTo(1);
    }
  }
}
