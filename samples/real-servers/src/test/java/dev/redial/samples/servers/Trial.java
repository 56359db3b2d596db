package dev.redial.samples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.ConnectionManager;
import dev.redial.runtime.RedialHttpClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A thousand mixed calls of one new client, 64 at a time, and what became of them.
 *
 * @param name of it in the report
 */
record Trial(String name, List<Outcome> outcomes) {
  private static final int CALLS = 1_000;
  private static final int SHOWN = 10;

  /**
   * A safe call may well arrive twice: behind an answer that is silent for 150 ms, as any is where
   * the machine stalls, it is sent on another connection as well. Here each is to arrive once.
   */
  static Trial of(String name, RedialHttpClient.Builder settings, URI target, Sending sending)
      throws Exception {
    try (ConnectionManager connections = ConnectionManager.builder().withoutRescue().build();
        RedialHttpClient client = settings.connectionManager(connections).build()) {
      return new Trial(
          name + ", " + sending,
          sending.all(client, target, MixedCall.mix(firstId(sending), CALLS)));
    }
  }

  /** Both may go to one server. */
  private static int firstId(Sending sending) {
    return switch (sending) {
      case SEND -> 0;
      case SEND_ASYNC -> CALLS;
    };
  }

  /** Both, where one server has seen them. */
  Trial and(Trial other) {
    return new Trial(name, Stream.concat(outcomes.stream(), other.outcomes.stream()).toList());
  }

  /** The same under another name, for another server that has seen it. */
  Trial as(String other) {
    return new Trial(other, outcomes);
  }

  /** Each call has its own answer, and the server has seen it once; ends the server. */
  void assertNoneLostNoneTwice(RealServer server) throws Exception {
    assertComplete(server, Ledger.Posts.ALL_ANSWERED);
  }

  /** The same, but a POST whose connection was lost may have been given up, not sent again. */
  void assertNoneTwiceAndOnlyPostsGivenUp(RealServer server) throws Exception {
    assertComplete(server, Ledger.Posts.MAY_ASK);
  }

  private void assertComplete(RealServer server, Ledger.Posts posts) throws Exception {
    var ledger = new Ledger(outcomes, server.arrivals());
    System.out.println(name + ": " + ledger.summary());
    List<String> complaints = ledger.complaints(posts);
    assertThat(complaints.stream().limit(SHOWN))
        .as("%s: %d complaints, the first %d", name, complaints.size(), SHOWN)
        .isEmpty();
  }

  /** No POST was written a second time, whether or not the server read the first. */
  void assertNoPostWrittenTwice(Tap tap) {
    Map<Integer, Long> requests = tap.requests();
    long written = requests.values().stream().mapToLong(Long::longValue).sum();
    System.out.println(
        "%s: %d requests written, %d of them again"
            .formatted(name, written, written - requests.size()));
    List<Outcome> twice =
        outcomes.stream()
            .filter(outcome -> outcome.call().kind() == CallKind.POST)
            .filter(outcome -> requests.getOrDefault(outcome.call().id(), 0L) > 1)
            .toList();
    assertThat(twice).as("%s: POSTs written twice", name).isEmpty();
  }

  /** What was put is there, octet for octet. */
  void assertStored(RealServer server) throws Exception {
    for (Outcome outcome : outcomes) {
      MixedCall call = outcome.call();
      if (call.kind() == CallKind.PUT) {
        assertThat(server.site().stored(call)).as(call.toString()).isEqualTo(call.sent());
      }
    }
  }
}
