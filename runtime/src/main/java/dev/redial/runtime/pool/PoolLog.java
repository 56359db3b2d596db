package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Ending;
import dev.redial.runtime.event.CloseReason;
import dev.redial.runtime.event.ConnectionClosed;
import dev.redial.runtime.event.ConnectionOpened;
import dev.redial.runtime.event.DialFailed;
import dev.redial.runtime.event.LimitLearned;
import dev.redial.runtime.event.PipelineEvent;
import dev.redial.runtime.journal.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSession;

/**
 * Writes down what happens to the connections of one origin; costs nothing where nobody reads it.
 *
 * <p>Thread-safety: used by any thread, not under a lock.
 */
final class PoolLog {
  private final String origin;
  private final Clock clock;
  private final Journal journal;

  PoolLog(Origin origin, PoolEnvironment environment) {
    this.origin = origin.toString();
    this.clock = environment.clock();
    this.journal = environment.journal();
  }

  boolean isOn() {
    return journal.isOn();
  }

  void opened(Connection connection, long startedNanos) {
    if (journal.isOn()) {
      journal.tell(
          new ConnectionOpened(
              now(),
              origin,
              connection.id(),
              since(startedNanos),
              connection.remoteAddress(),
              connection.tlsSession().map(SSLSession::getProtocol)));
    }
  }

  void dialFailed(IOException cause, long startedNanos) {
    if (journal.isOn()) {
      journal.tell(
          new DialFailed(now(), origin, since(startedNanos), String.valueOf(cause.getMessage())));
    }
  }

  void closed(Connection connection, Ending ending) {
    if (journal.isOn()) {
      journal.tell(
          new ConnectionClosed(
              now(),
              origin,
              connection.id(),
              CloseReason.valueOf(ending.name()),
              connection.completed(),
              connection.age()));
    }
  }

  void pipelining(Standing standing) {
    journal.tell(new PipelineEvent(now(), origin, standing.rung().name(), standing.depth()));
  }

  void learned(String limit) {
    journal.tell(new LimitLearned(now(), origin, limit));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallMillis());
  }

  private Duration since(long startedNanos) {
    return Duration.ofNanos(clock.nanoTime() - startedNanos);
  }
}
