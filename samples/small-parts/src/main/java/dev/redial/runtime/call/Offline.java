package dev.redial.runtime.call;

import dev.redial.resend.ResendConfirmation;
import dev.redial.runtime.call.CallEngine.Threads;
import dev.redial.runtime.call.CallEngine.Threads.Owner;
import dev.redial.runtime.call.CallSettings.Downloads;
import dev.redial.runtime.call.CallSettings.Expectation;
import dev.redial.runtime.call.ResendTable.Trust;
import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.ConnectionSettings;
import dev.redial.runtime.connection.Watcher;
import dev.redial.runtime.event.TrafficListener;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.pool.ConnectionPool;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.LinkSource;
import dev.redial.runtime.pool.PoolEnvironment;
import dev.redial.runtime.pool.PoolSettings;
import dev.redial.runtime.pool.RetryAllowance;
import dev.redial.runtime.pool.Routes;
import dev.redial.runtime.transport.TlsSettings;
import dev.redial.runtime.wire.DecoderLimits;
import java.io.IOException;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A pool without network, timers and threads: nothing in it happens but what a call does.
 *
 * @param isolation of its one client
 */
record Offline(ConnectionPool pool, Isolation isolation) {
  /** One that reaches nobody, for its budget. */
  static Offline with(RetryAllowance retries) {
    LinkSource nobody =
        (key, deadlineNanos) -> {
          throw new IOException("nobody is there");
        };
    return of(settings(retries), nobody, Journal.of(List.of()));
  }

  /** One whose connections are these links. */
  static Offline over(LinkSource links, List<TrafficListener> listeners) {
    return of(PoolSettings.STANDARD, links, Journal.of(listeners));
  }

  private static Offline of(PoolSettings settings, LinkSource links, Journal journal) {
    PoolEnvironment environment =
        new PoolEnvironment(
            Clock.SYSTEM,
            (nanos, task) -> () -> {},
            new Nobody(),
            Runnable::run,
            new Random(1),
            links,
            journal);
    ConnectionPool pool =
        new ConnectionPool(
            settings, DecoderLimits.STANDARD, ConnectionSettings.STANDARD, environment);
    return new Offline(pool, new Isolation(TlsSettings.standard(), null));
  }

  private static PoolSettings settings(RetryAllowance retries) {
    PoolSettings usual = PoolSettings.STANDARD;
    return new PoolSettings(
        usual.maxConnectionsPerOrigin(),
        usual.maxConnections(),
        usual.maxPipelineDepth(),
        usual.maxPulledPerOrigin(),
        usual.maxLingeringPorts(),
        usual.connectTimeout(),
        usual.waitTimeout(),
        usual.idleTimeout(),
        usual.maxAge(),
        retries);
  }

  /** An engine with a client's usual settings; HTTP/2 is not offered. */
  CallEngine engine() {
    return new CallEngine(
        pool,
        Delegation.never(isolation, pool),
        new Threads(Runnable::run, Runnable::run, Runnable::run, Owner.WE),
        Routes.DIRECT,
        new CallSettings(
            null,
            Duration.ofSeconds(30),
            ResendConfirmation.never(),
            Trust.NONE,
            Expectation.AS_REQUESTED,
            Downloads.FAIL,
            new Redirects(Redirect.NEVER, 0),
            null,
            null,
            null));
  }

  /** Callers read for themselves, so it has nothing to do. */
  private static final class Nobody implements Watcher {
    @Override
    public void watchInput(Served served) {}

    @Override
    public void watchOutput(Served served) {}

    @Override
    public void forget() {}
  }
}
