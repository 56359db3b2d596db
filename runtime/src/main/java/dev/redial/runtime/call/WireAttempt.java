package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Connection.Then;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.connection.OutgoingRequest;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.pool.ConnectionPool;
import dev.redial.runtime.pool.PoolKey;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt on our connections: an exchange, and a copy of it where the first one is stuck behind
 * a late answer and may be sent twice at a time. The first answer wins.
 *
 * <pre>
 *   first ------ stuck ----------- answered? --> wins, the copy is given up
 *                  \-- copy ------ answered? --> wins, the first is given up
 * </pre>
 *
 * <p>Thread-safety: the call's own, but for {@link #exchange}.
 */
final class WireAttempt implements Attempt {
  private final ConnectionPool pool;
  private final PoolKey key;
  private final Signal owner;
  private final @Nullable BodyPump pump;
  private final @Nullable Duration limit;
  private final long startedNanos;
  private long dueNanos;

  /** The one to look at first, and the one that its caller reads. */
  private volatile Exchange current;

  private @Nullable Exchange earlier;
  private @Nullable WireAnswer answer;

  /** Begins: its exchange is in the pool's hands when this returns. */
  static WireAttempt start(
      ConnectionPool pool,
      PoolKey key,
      Signal owner,
      long seniority,
      OutgoingRequest request,
      @Nullable BodyPump pump,
      @Nullable Duration limit) {
    long now = pool.clock().nanoTime();
    Exchange first = new Exchange(request, owner, seniority);
    WireAttempt attempt = new WireAttempt(pool, key, owner, first, pump, limit, now);
    pool.submit(first, key);
    return attempt;
  }

  /** One that has begun already. */
  static WireAttempt of(PlainCall<?> begun, Signal owner) {
    return new WireAttempt(
        begun.engine().pool(),
        begun.key(),
        owner,
        begun.exchange(),
        null,
        begun.facts().attemptLimit(),
        begun.startedNanos());
  }

  private WireAttempt(
      ConnectionPool pool,
      PoolKey key,
      Signal owner,
      Exchange first,
      @Nullable BodyPump pump,
      @Nullable Duration limit,
      long startedNanos) {
    this.pool = pool;
    this.key = key;
    this.owner = owner;
    this.pump = pump;
    this.limit = limit;
    this.startedNanos = startedNanos;
    this.dueNanos = limit == null ? Call.NEVER : startedNanos + Nanos.of(limit);
    this.current = first;
  }

  @Override
  public Exchange exchange() {
    return current;
  }

  @Override
  public WireAnswer answer() {
    WireAnswer known = answer;
    if (known == null || known.exchange() != current) {
      known = new WireAnswer(current);
      answer = known;
    }
    return known;
  }

  @Override
  public long dueNanos() {
    return dueNanos;
  }

  @Override
  public boolean isWaiting() {
    return current.connection() == null && earlier == null;
  }

  @Override
  public boolean hasSpentBody() {
    return pump != null && pump.started();
  }

  @Override
  public void pump() throws IOException {
    if (pump != null && !current.isComplete()) {
      pump.pump(current);
    }
  }

  @Override
  public void cancelPump() {
    if (pump != null) {
      pump.cancel();
    }
  }

  // ---- which of the two?

  /** Lets the exchange that is answered be the current one, or the one that has not failed. */
  @Override
  public void settle() {
    Exchange other = earlier;
    if (other == null) {
      return;
    }
    if (other.isAnswerReady()) {
      giveUp(current, new IOException("the first copy was answered earlier"), Then.NOTHING);
      current = other;
      earlier = null;
    } else if (current.isAnswerReady()) {
      giveUp(other, new IOException("a copy was answered earlier"), Then.NOTHING);
      earlier = null;
    } else if (current.failure() != null) {
      current = other;
      earlier = null;
    } else if (other.failure() != null) {
      earlier = null;
    }
  }

  /** How it failed, if both have. */
  @Override
  public @Nullable ExchangeFailure failure() {
    return earlier == null ? current.failure() : null;
  }

  @Override
  public boolean mayBeRescued() {
    return earlier == null
        && pool.hasOtherPlaces()
        && current.request().idempotency() == Idempotency.SAFE
        && current.isStuck()
        && current.head() == null;
  }

  @Override
  public void rescue() {
    Exchange first = current;
    earlier = first;
    current = new Exchange(first.request(), owner, first.seniority());
    first.leaveToHelper();
    pool.submit(current, key);
  }

  // ---- its time

  /** A response is timed from when it is the next one: what comes before is not its fault (L8). */
  @Override
  public Time time(long now) {
    if (now < dueNanos || limit == null) {
      return Time.LEFT;
    }
    long from = startOfTime(now);
    dueNanos = from + Nanos.of(limit);
    return now < dueNanos ? Time.LEFT : Time.UP;
  }

  private long startOfTime(long now) {
    long first = current.firstSinceNanos();
    boolean behind = current.connection() != null && first == Exchange.NOT_FIRST;
    if (behind) {
      return now;
    }
    return current.wasPipelined() && first != Exchange.NOT_FIRST ? first : startedNanos;
  }

  // ---- its end

  @Override
  public ExchangeFailure describe(IOException why) {
    Connection connection = current.connection();
    return connection == null ? ExchangeFailure.unplaced(why) : connection.describe(current, why);
  }

  @Override
  public ExchangeFailure giveUp(IOException cause, Then then) {
    Exchange other = earlier;
    if (other != null) {
      earlier = null;
      giveUp(other, cause, then);
    }
    return giveUp(current, cause, then);
  }

  /** Takes an exchange off its connection or out of the waiting line. */
  private ExchangeFailure giveUp(Exchange exchange, IOException cause, Then then) {
    if (pool.withdraw(exchange, key)) {
      exchange.fail(ExchangeFailure.unplaced(cause));
    }
    Connection connection = exchange.connection();
    ExchangeFailure known = exchange.failure();
    if (known != null || connection == null) {
      return known != null ? known : ExchangeFailure.unplaced(cause);
    }
    return connection.cancel(exchange, cause, then);
  }
}
