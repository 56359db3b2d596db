package dev.redial.samples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.RedialHttpClient;
import java.util.List;
import java.util.stream.Stream;

/**
 * A thousand mixed calls of one new client, 64 at a time, and what became of them.
 *
 * @param name of it in the report
 */
record Trial(String name, List<Outcome> outcomes) {
  private static final int CALLS = 1_000;
  private static final int SHOWN = 10;

  static Trial of(
      String name, RedialHttpClient.Builder settings, RealServer target, Sending sending)
      throws Exception {
    try (RedialHttpClient client = settings.build()) {
      return new Trial(
          name + ", " + sending,
          sending.all(client, target.uri(), MixedCall.mix(firstId(sending), CALLS)));
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
