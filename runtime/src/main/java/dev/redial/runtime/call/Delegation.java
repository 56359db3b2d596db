package dev.redial.runtime.call;

import dev.redial.runtime.cleartext.PriorKnowledge;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.pool.ConnectionPool;
import dev.redial.runtime.pool.Http2ChosenException;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.Route;
import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.transport.StrictContext;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/2, spoken by the JDK's client: for whom it is offered, who has chosen it, and the clients
 * that carry it. Later versions are passed on to one at once.
 *
 * <pre>
 *   offered by our handshake --chosen--> remembered --each call--> the JDK's client, one per line
 *            ^                               |
 *            +---- 10 minutes, or HTTP/1.1 --+
 * </pre>
 *
 * <p>The JDK's client follows no redirects, keeps no cookies and authenticates nobody. What it does
 * by itself is to send a GET or HEAD again after a lost connection; that cannot be switched off, so
 * that only those go through it that may be sent twice. Newer ones send anything again that a
 * server refuses; of what must not arrive twice they are told no length then, and cannot.
 *
 * <p>Thread-safety: used by any thread.
 */
public final class Delegation {
  /** As many origins as a resolver remembers hosts (ours). */
  private static final int MOST_GATES = 256;

  private final ConnectionPool pool;
  private final Isolation plain;
  private final Isolation offering;
  private final Isolation passedOn;
  private final Isolation knowing;
  private final Http2Offer offer;
  private final Http2Origins chosen;
  private final Map<Line, Carrier> carriers = new ConcurrentHashMap<>();
  private final Map<PoolKey, StreamGate> gates = new ConcurrentHashMap<>();
  private final Set<Route> closedToJdk = ConcurrentHashMap.newKeySet();
  private final AtomicLong arrivals = new AtomicLong();
  private volatile boolean shutDown;

  /**
   * What one client of the JDK's is for: it knows one proxy, one version and one kind of security.
   */
  private record Line(Route route, Isolation isolation) {}

  private Delegation(Http2Offer offer, Isolation isolation, ConnectionPool pool) {
    this.pool = pool;
    this.plain = isolation;
    this.offer = offer;
    this.chosen = new Http2Origins(pool.clock());
    this.offering = isolation.offeringHttp2(chosen::learn);
    this.passedOn = isolation.apart();
    this.knowing = isolation.apart();
  }

  /**
   * For a client that offers HTTP/2 where that is preferred.
   *
   * @param preferred by the client
   * @param isolation of its HTTP/1.1 connections; the JDK's are made alike
   */
  public static Delegation preferring(
      Http2Preference preferred, Isolation isolation, ConnectionPool pool) {
    return new Delegation(Http2Offer.of(preferred, isolation), isolation, pool);
  }

  /** For a client that cannot offer it. */
  public static Delegation never(Isolation isolation, ConnectionPool pool) {
    return new Delegation(Http2Offer.NEVER, isolation, pool);
  }

  // ---- who

  /** Under which a call's connections are kept. */
  Isolation isolation(CallFacts facts, Route route) {
    if (!closedToJdk.isEmpty() && closedToJdk.contains(route)) { // mostly none is
      return plain;
    }
    return switch (offer.way(facts, route)) {
      case HTTP_1_1 -> plain;
      case OFFERED -> offering;
      case PASSED_ON -> passedOn;
      case PRIOR_KNOWLEDGE -> knowing;
    };
  }

  /** The same key for connections that speak HTTP/1.1 and nothing else. */
  PoolKey plainly(PoolKey key) {
    return new PoolKey(key.origin(), plain, key.route());
  }

  boolean carries(PoolKey key) {
    return isPassedOn(key) || isInClear(key) || (key.isolation() == offering && chosen.knows(key));
  }

  /** Whether HTTP/2 is spoken to it in clear. */
  boolean isInClear(PoolKey key) {
    return key.isolation() == knowing;
  }

  /** Whether the JDK's client finds out itself which version is spoken. */
  boolean isPassedOn(PoolKey key) {
    return key.isolation() == passedOn;
  }

  /**
   * It spoke HTTP/1.1: those that wait for what was offered go there. The JDK's client never
   * forgets that, so that another one carries those that choose HTTP/2 later.
   */
  void unchose(PoolKey key) {
    if (!isPassedOn(key)) {
      chosen.forget(key);
      release(carriers.remove(line(key)));
      gate(key).close();
    }
  }

  /**
   * The JDK's client takes no tunnel whose proxy agrees with another status than 200, as it may
   * (RFC 9110, section 9.3.6): HTTP/1.1 is spoken through that proxy.
   */
  void closeToJdk(Route route) {
    if (closedToJdk.size() >= MOST_GATES) {
      closedToJdk.clear();
    }
    closedToJdk.add(route);
  }

  /**
   * Whether nothing of an attempt was tried yet, because its origin has just told that it speaks
   * the other protocol.
   */
  boolean leadsElsewhere(ExchangeFailure failure) {
    return failure.cause() instanceof Http2ChosenException
        || failure.cause() instanceof OtherWayException;
  }

  // ---- by what

  ConnectionPool pool() {
    return pool;
  }

  /** For how long the JDK's client may connect. */
  Duration connectTimeout() {
    return pool.connectTimeout(plain);
  }

  /** What carries one more request, and is told when that is over. */
  Carrier carrier(PoolKey key) {
    Line line = line(key);
    Carrier carrier = carriers.computeIfAbsent(line, this::make);
    while (!carrier.take()) {
      carriers.remove(line, carrier);
      carrier = carriers.computeIfAbsent(line, this::make);
    }
    if (shutDown) {
      release(carriers.remove(line)); // it came too late for shutdown() to see it
    }
    return carrier;
  }

  private static Line line(PoolKey key) {
    return new Line(key.route(), key.isolation());
  }

  /** What its client is asked for. */
  URI dialled(PoolKey key, URI wanted) {
    return isInClear(key) ? PriorKnowledge.dialled(wanted) : wanted;
  }

  private Carrier make(Line line) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(line.isolation() == passedOn ? offer.preferred().version() : Version.HTTP_2)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(connectTimeout())
            .proxy(selector(line.route()));
    if (line.isolation() == knowing) {
      builder.sslContext(PriorKnowledge.context());
    } else {
      builder.sslContext(context(line)).sslParameters(plain.tls().parameters());
    }
    offer.preferred().priority().ifPresent(builder::priority);
    plain.localAddress().ifPresent(address -> NewerJdk.bind(builder, address));
    return new Carrier(builder.build());
  }

  /** Versions beyond HTTP/2 need a context of the JDK's own. */
  private SSLContext context(Line line) {
    SSLContext given = plain.tls().context();
    return line.isolation() == passedOn ? given : StrictContext.of(given);
  }

  private static ProxySelector selector(Route route) {
    Proxy proxy = route.proxy();
    return proxy == null ? HttpClient.Builder.NO_PROXY : ProxySelector.of(proxy.address());
  }

  /** Of an origin; those that nobody uses are forgotten when there are many. */
  StreamGate gate(PoolKey key) {
    if (gates.size() >= MOST_GATES) {
      gates.values().removeIf(StreamGate::isIdle);
    }
    return gates.computeIfAbsent(key, k -> new StreamGate(pool.clock()));
  }

  long nextArrival() {
    return arrivals.incrementAndGet();
  }

  /** No connection came about in the JDK's hands. */
  void dialFailed(PoolKey key, IOException cause, long startedNanos) {
    pool.dialFailed(key, cause, startedNanos);
  }

  private static void release(@Nullable Carrier carrier) {
    if (carrier != null) {
      carrier.release();
    }
  }

  /** Lets go of the JDK's clients; what they carry goes on. */
  public void shutdown() {
    shutDown = true;
    carriers.keySet().forEach(line -> release(carriers.remove(line)));
  }
}
