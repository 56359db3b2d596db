package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.FailedAttempt.ConnectionUse;
import dev.redial.resend.Verdict;
import dev.redial.runtime.call.ResendTable.Handover;
import dev.redial.runtime.call.ResendTable.Replay;
import dev.redial.runtime.call.ResendTable.Trust;
import dev.redial.runtime.connection.Evidence;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.RetryAllowance;
import dev.redial.runtime.pool.RetryShare;
import dev.redial.runtime.pool.Route;
import dev.redial.samples.smallparts.SmallPart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Whether a call is sent again after its first attempt has failed: table, retry policy and budget,
 * which grants as many as there are calls. What is told of the failure is there before.
 */
public class ResendingBenchmark extends SmallPart {
  private static final URI BOOKS = URI.create("http://books.example/v1/books");
  private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(30);
  private static final ConnectionUse NEW = new ConnectionUse(1, 0, Duration.ZERO, 100);
  private static final ConnectionUse REUSED = new ConnectionUse(2, 9, Duration.ofSeconds(1), 100);

  private final ResendTable table = new ResendTable(Trust.NONE);
  private final RetryPolicies policies = new RetryPolicies(null);
  private final RetryShare share = share();

  private final Failed unsent = Failed.of("GET", Delivery.NOT_SENT, REUSED);
  private final Failed reused = Failed.of("GET", Delivery.UNKNOWN, REUSED);
  private final Failed idempotent = Failed.of("GET", Delivery.UNKNOWN, NEW);
  private final Failed nonIdempotent = Failed.of("POST", Delivery.UNKNOWN, NEW);

  private static RetryShare share() {
    Offline offline = Offline.with(new RetryAllowance(1, 0));
    PoolKey key = new PoolKey(Address.of(BOOKS).origin(), offline.isolation(), Route.DIRECT);
    return offline.pool().budget(key).of("GET /v1");
  }

  /** What is known of a call whose first attempt has failed. */
  private record Failed(CallFacts facts, FailedAttempt attempt, ExchangeFailure failure) {
    static Failed of(String method, Delivery delivery, ConnectionUse use) {
      HttpRequest request =
          HttpRequest.newBuilder(BOOKS).method(method, BodyPublishers.noBody()).build();
      IOException cause = new IOException("the server closed the connection");
      return new Failed(
          CallFacts.of(request),
          new FailedAttempt(
              request,
              null,
              Idempotency.ofMethod(method),
              1,
              delivery,
              cause,
              Duration.ZERO,
              Duration.ofMillis(3),
              use,
              null,
              null),
          new ExchangeFailure(delivery, Evidence.OCTETS, cause, use, Position.HEAD));
    }
  }

  /** Nothing had left us: at once. */
  @Benchmark
  public Verdict notSent() {
    return decided(unsent);
  }

  /** It may be sent twice, and a reused connection was lost: at once, within the budget. */
  @Benchmark
  public Verdict lostWhenReused() {
    return decided(reused);
  }

  /** It may be sent twice, and a new connection was lost: by the policy, within the budget. */
  @Benchmark
  public Verdict lostWhenNew() {
    return decided(idempotent);
  }

  /** It may not be sent twice: somebody has to be asked. */
  @Benchmark
  public Verdict lostNonIdempotent() {
    return decided(nonIdempotent);
  }

  private Verdict decided(Failed failed) {
    share.call(System.nanoTime());
    Resending resending =
        new Resending(failed.facts, table, policies.policyFor(null), share, MAX_RETRY_AFTER);
    return resending.afterFailure(
        failed.attempt, failed.failure, Replay.REPLAYABLE, Handover.NOT_YET);
  }
}
