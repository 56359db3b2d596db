package dev.redial.runtime.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Remembers for a short while what another resolver found; those who ask for one host at the same
 * time share one look-up. A failure is not remembered.
 *
 * <p>Thread-safety: safe; {@code this} guards the map, which is never locked during a look-up.
 */
public final class CachingResolver implements Resolver {
  /** What the JDK's own cache holds successes for, where no security manager is. */
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final int MOST_HOSTS = 256;

  private final Resolver source;
  private final LongSupplier nanoClock;
  private final Map<String, LookUp> lookUps =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LookUp> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  /** Compared by identity. */
  private static final class LookUp {
    private final CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
    private final long sinceNanos;

    LookUp(long sinceNanos) {
      this.sinceNanos = sinceNanos;
    }
  }

  /**
   * A resolver in front of another one.
   *
   * @param source that is asked
   * @param nanoClock the time, as {@link System#nanoTime}
   */
  public CachingResolver(Resolver source, LongSupplier nanoClock) {
    this.source = source;
    this.nanoClock = nanoClock;
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    LookUp mine = new LookUp(nanoClock.getAsLong());
    LookUp known = knownOr(host, mine);
    if (known == mine) {
      ask(host, mine);
    }
    return outcome(host, known);
  }

  private synchronized LookUp knownOr(String host, LookUp mine) {
    LookUp known = lookUps.get(host);
    if (known != null && mine.sinceNanos - known.sinceNanos < KEPT_NANOS) {
      return known;
    }
    lookUps.remove(host); // so that it becomes the youngest
    lookUps.put(host, mine);
    return mine;
  }

  private void ask(String host, LookUp mine) {
    try {
      mine.found.complete(List.copyOf(source.resolve(host)));
    } catch (UnknownHostException | RuntimeException | Error e) {
      forget(host, mine);
      mine.found.completeExceptionally(e);
    }
  }

  private synchronized void forget(String host, LookUp failed) {
    lookUps.remove(host, failed);
  }

  private static List<InetAddress> outcome(String host, LookUp lookUp) throws UnknownHostException {
    try {
      return lookUp.found.join();
    } catch (CompletionException e) {
      UnknownHostException told =
          new UnknownHostException(
              e.getCause() instanceof UnknownHostException unknown && unknown.getMessage() != null
                  ? unknown.getMessage()
                  : host);
      told.initCause(e.getCause());
      throw told;
    }
  }
}
