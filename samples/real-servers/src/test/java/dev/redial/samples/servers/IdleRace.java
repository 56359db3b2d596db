package dev.redial.samples.servers;

import dev.redial.runtime.ConnectionManager;
import dev.redial.runtime.RedialHttpClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Calls that go out just when the server ends their idle connection.
 *
 * <p>Each of many lanes calls, pauses for nearly the second that the server waits, or a little
 * longer, and calls again: some requests cross the server's FIN. The pauses are the workload. A
 * lane has a client of its own, and so a connection; all may lose it in the same second, so as many
 * may be sent again.
 */
final class IdleRace {
  private static final int LANES = Sending.AT_A_TIME;
  private static final int CALLS_PER_LANE = 6;
  private static final long SHORTEST_PAUSE_MICROS = 992_000;
  private static final long STEP_MICROS = 150;

  /** Every other call is the one that must not be sent again. */
  private static final List<CallKind> KINDS =
      List.of(CallKind.KIB, CallKind.POST, CallKind.PUT, CallKind.POST);

  private IdleRace() {}

  static Trial run(String name, URI server) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(LANES);
    List<RedialHttpClient> clients = new ArrayList<>();
    try (ConnectionManager connections =
        ConnectionManager.builder()
            .maxConnectionsPerOrigin(LANES)
            .withoutRescue()
            .minRetriesPerSecond(LANES)
            .build()) {
      List<CompletableFuture<List<Outcome>>> lanes = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        clients.add(RedialHttpClient.newBuilder().connectionManager(connections).build());
        lanes.add(runLane(lane, clients.get(lane), server, callers));
      }
      List<Outcome> outcomes = lanes.stream().flatMap(done -> done.join().stream()).toList();
      clients.forEach(RedialHttpClient::close);
      return new Trial(name, outcomes);
    } finally {
      callers.shutdownNow();
    }
  }

  private static CompletableFuture<List<Outcome>> runLane(
      int lane, HttpClient client, URI server, Executor callers) {
    long micros = SHORTEST_PAUSE_MICROS + lane * STEP_MICROS;
    Executor afterPause = CompletableFuture.delayedExecutor(micros, TimeUnit.MICROSECONDS, callers);
    CompletableFuture<List<Outcome>> done = CompletableFuture.completedFuture(List.of());
    for (MixedCall call : callsOf(lane)) {
      done =
          done.thenApplyAsync(
              before -> append(before, Sending.send(client, server, call)), afterPause);
    }
    return done;
  }

  private static List<MixedCall> callsOf(int lane) {
    List<MixedCall> calls = new ArrayList<>();
    for (int i = 0; i < CALLS_PER_LANE; i++) {
      calls.add(new MixedCall(lane * CALLS_PER_LANE + i, KINDS.get((lane + i) % KINDS.size())));
    }
    return calls;
  }

  private static List<Outcome> append(List<Outcome> before, Outcome outcome) {
    List<Outcome> all = new ArrayList<>(before);
    all.add(outcome);
    return all;
  }
}
