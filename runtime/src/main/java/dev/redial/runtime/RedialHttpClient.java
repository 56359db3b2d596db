package dev.redial.runtime;

import dev.redial.resend.ResendConfirmation;
import dev.redial.runtime.ConnectionManager.Names;
import dev.redial.runtime.call.AnswerFuture;
import dev.redial.runtime.call.CallEngine;
import dev.redial.runtime.call.Delegation;
import dev.redial.runtime.call.PreparedRequest;
import dev.redial.runtime.call.ResponseFuture;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Routes;
import dev.redial.runtime.transport.TlsParameters;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

// Above 400 lines because its builder's contract, most of them, is read in one place with it.
/**
 * A {@link HttpClient} on connections of its own that knows which requests may be sent twice.
 *
 * <p>A request's idempotency is that of its endpoint or mark, or a field {@code Idempotency-Key},
 * or its method's. Idempotent requests are pipelined and sent again by policy; a non-idempotent one
 * has a connection to itself and is sent again only where it provably had no effect, or after a
 * {@link ResendConfirmation}.
 *
 * <p>A body handler is applied once in a call, to the head of its last answer. If the answer to an
 * idempotent request breaks off, and the handler has put it together in memory, as those of {@code
 * ofString}, {@code ofByteArray}, {@code discarding} and {@code replacing} do, nobody has seen any
 * of it: the request is sent again by policy, and the handler applied again, to the next head. It
 * is to make a new subscriber then. By any other handler such a call fails.
 *
 * <p>{@code send} throws what {@link HttpClient#send} documents; the exceptions that say what may
 * have been sent are in {@link dev.redial.resend}.
 *
 * <p>Thread-safety: used by any thread. {@link #close()} waits for the calls under way and closes
 * the connection manager only if this client made it. A client that nobody holds any more ends as
 * by {@link #shutdown}, a little after a garbage collection has found that.
 */
public final class RedialHttpClient extends HttpClient implements AutoCloseable {
  private static final int MAX_PORT = 65_535;

  private final ClientSettings settings;
  private final ConnectionManager connections;
  private final Ownership ownership;
  private final CallbackExecutor callbacks;
  private final Delegation delegation;
  private final WebSockets webSockets;
  private final CallEngine engine;
  private final InFlight inFlight = new InFlight();
  private final Runnable leave = inFlight::leave;
  private final Belongings belongings;

  private enum Ownership {
    OWN,
    SHARED
  }

  RedialHttpClient(ClientSettings settings) {
    this.settings = settings;
    ConnectionManager given = settings.connections();
    this.connections = given == null ? ConnectionManager.create() : given;
    this.ownership = given == null ? Ownership.OWN : Ownership.SHARED;
    this.callbacks = new CallbackExecutor(settings.executor());
    Routes routes = settings.routes();
    Isolation isolation =
        new Isolation(settings.tls(), settings.connectTimeout(), settings.localAddress(), routes);
    this.delegation = delegation(isolation);
    this.webSockets =
        new WebSockets(settings.localAddress(), connections.pool().connectTimeout(isolation));
    this.engine =
        new CallEngine(
            connections.pool(),
            delegation,
            new CallEngine.Threads(
                callbacks, callbacks.dependants(), callbacks.spare(), callbacks.owner()),
            routes,
            settings.calls());
    this.belongings =
        new Belongings(
            inFlight,
            Optional.of(connections).filter(any -> ownership == Ownership.OWN),
            delegation,
            webSockets,
            callbacks);
    connections.pool().whenForgotten(this, belongings::shutdown);
  }

  private Delegation delegation(Isolation isolation) {
    return connections.names() == Names.OF_THE_JVM
        ? Delegation.preferring(settings.http2(), isolation, connections.pool())
        : Delegation.never(isolation, connections.pool());
  }

  /** Hides {@link HttpClient#newHttpClient()}, which would make the JDK's client. */
  public static RedialHttpClient newHttpClient() {
    return newBuilder().build();
  }

  /** Starts with the defaults: a connection manager of its own, never confirming. */
  public static Builder newBuilder() {
    return new ClientSettings();
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    checkRequest(request, handler);
    inFlight.enter();
    try {
      return engine.send(request, handler);
    } finally {
      inFlight.leave();
      Reference.reachabilityFence(this); // whoever calls holds it
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return sendAsync(request, handler, null);
  }

  /**
   * Also takes what the server pushes, where the request goes over HTTP/2; over HTTP/1.1 there is
   * nothing to be pushed. Without a handler pushes are refused. A call that is sent again may be
   * pushed the same again. Source: RFC 9113, section 8.4.
   */
  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.@Nullable PushPromiseHandler<T> pushHandler) {
    ResponseFuture<T> answer = new ResponseFuture<>();
    begin(answer, request, handler, pushHandler);
    return answer;
  }

  /** The same for a future that was made already, and that nobody else has yet. */
  <T> void begin(
      AnswerFuture<T, ?> answer,
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.@Nullable PushPromiseHandler<T> pushHandler) {
    checkRequest(request, handler);
    try {
      inFlight.enter();
    } catch (IOException e) {
      answer.refused(e);
      return;
    } finally {
      Reference.reachabilityFence(this); // from here on the call goes on without it
    }
    answer.atEnd(leave);
    try {
      engine.begin(answer, request, handler, pushHandler);
    } catch (RuntimeException | Error e) {
      answer.end();
      throw e;
    }
  }

  /**
   * A WebSocket by the JDK's client, with this client's TLS, proxies, executor and connect timeout;
   * limits on connections and events do not count it, and {@link Builder#proxyCredentials} are not
   * sent.
   *
   * <p>Open WebSockets go on after {@link #shutdown}; {@link #close} and {@link #shutdownNow} abort
   * them.
   *
   * @throws IllegalStateException if this client has ended
   */
  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    return webSockets.builder(this);
  }

  private static void checkRequest(HttpRequest request, HttpResponse.BodyHandler<?> handler) {
    Objects.requireNonNull(handler, "handler");
    if (request instanceof PreparedRequest) {
      return; // its endpoint was checked once for all calls
    }
    URI uri = Objects.requireNonNull(request, "request").uri();
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          request.method()
              + " "
              + uri
              + ": the URI needs the scheme http or https and a host, as in http://shop.example/");
    }
    if (request.method().equals("CONNECT")) {
      throw new IllegalArgumentException(
          "CONNECT "
              + uri
              + ": tunnels are opened by the client, where a proxy is on the way (RFC 9110, section 9.3.6)");
    }
    if (uri.getPort() > MAX_PORT) {
      throw new IllegalArgumentException(
          request.method() + " " + uri + ": there is no port " + uri.getPort());
    }
  }

  // ---- Java 21's methods of HttpClient, which override there and are new here

  /**
   * Takes no new calls, waits until those under way have their answers, and lets go of everything.
   *
   * <p>A body that was handed over as a stream is not waited for: if the connections are this
   * client's own, it has their {@code closeGrace} to be read, and then breaks off. While it waits,
   * an interrupt has it {@link #shutdownNow}.
   */
  @Override
  public void close() {
    shutdown();
    boolean interrupted = false;
    while (!isTerminated()) {
      try {
        awaitTermination(Duration.ofDays(1));
      } catch (InterruptedException e) {
        interrupted = true;
        shutdownNow();
      }
    }
    closeConnections();
    webSockets.end();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Bodies that are still being read get the manager's grace. */
  private void closeConnections() {
    if (ownership == Ownership.OWN) {
      connections.close();
      engine.stopAll(new IOException("the client was closed"));
    }
  }

  /** Takes no new calls; those under way go on. */
  public void shutdown() {
    belongings.shutdown();
  }

  /**
   * Takes no new calls; those under way end with an {@code IOException} that says what may have
   * been sent, and so do bodies that are still being handed over. Calls of other clients on the
   * same connection manager go on.
   */
  public void shutdownNow() {
    shutdown();
    engine.stopAll(new IOException("the client was shut down"));
    webSockets.end();
    if (ownership == Ownership.OWN) {
      connections.closeNow();
    }
  }

  /** Whether it was shut down and every call has its answer; a body may still stream. */
  public boolean isTerminated() {
    return inFlight.isTerminated();
  }

  /** Waits for that, at most as long as given; returns whether it is so. */
  public boolean awaitTermination(Duration limit) throws InterruptedException {
    boolean over = inFlight.awaitTermination(limit);
    if (over) {
      engine.awaitResults();
    }
    return over;
  }

  // ---- what it was made with

  /** Where its calls find their policies; the standard one is in none. */
  RetryRegistry policies() {
    RetryRegistry given = settings.retries();
    return given == null ? RetryRegistry.ofDefaults() : given;
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return Optional.ofNullable(settings.cookies());
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return Optional.ofNullable(settings.connectTimeout());
  }

  @Override
  public Redirect followRedirects() {
    return settings.redirect();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return Optional.ofNullable(settings.proxies());
  }

  @Override
  public SSLContext sslContext() {
    return settings.tls().context();
  }

  @Override
  public SSLParameters sslParameters() {
    return TlsParameters.copyOf(settings.tls().parameters());
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.ofNullable(settings.authenticator());
  }

  @Override
  public Version version() {
    return settings.version();
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.ofNullable(settings.executor());
  }

  /**
   * What a client is made with.
   *
   * <p>Thread-safety: none; used by one thread.
   */
  public interface Builder extends HttpClient.Builder {
    /** The connections to use; left out, the client makes a manager of its own and closes it. */
    Builder connectionManager(ConnectionManager manager);

    /**
     * Where retry policies are found: by {@code @Retry}, as {@code api.method}, {@code api} or
     * {@code default}. Left out, or where nothing is found: three attempts with waits of up to 100
     * and 200 ms, after lost answers and statuses 429, 502, 503 and 504 of idempotent calls. Every
     * registry has a {@code default}: unless it was given one, resilience4j's own, which waits half
     * a second and knows no statuses.
     *
     * <p>A policy is asked only where the call may be sent again at all: never after a breach of
     * protocol, a refused confirmation, a fault in decoding or a cancellation, even if it says yes
     * to everything. What the registry has when a call begins counts for it: a configuration that
     * took another's place, or a {@code Retry} that did. resilience4j's events and metrics count
     * each call once, as successful where it has an answer; what is sent again at once, by no
     * policy, is no retry to them. A {@code Retry} of your own whose predicate says yes to
     * everything does not hear of failures that it was not asked about.
     */
    Builder retries(RetryRegistry registry);

    /**
     * The longest pause that a server may ask for by {@code Retry-After} and get, not negative; 30
     * seconds by default, about as long as people wait. An answer that asks for more is handed
     * over. Source: RFC 9110, section 10.2.3.
     */
    Builder maxRetryAfter(Duration limit);

    /** Who is asked before a non-idempotent call is sent again; {@code never()} by default. */
    Builder confirmation(ResendConfirmation whom);

    /**
     * Asks for {@code 100 Continue} before the body of every non-idempotent call is sent, and waits
     * one second for it. A connection that is lost before has then carried the head alone: strong
     * evidence that nothing was done. It costs a round trip. Left out: only where {@link
     * HttpRequest#expectContinue()} says so. Source: RFC 9110, section 10.1.1.
     */
    Builder expectContinue();

    /**
     * Sends non-idempotent calls again without asking where they stood behind an answer with {@code
     * Connection: close}: servers must not process those (RFC 9112, section 9.6), but some do. Left
     * out, somebody is asked.
     */
    Builder trustClose();

    /**
     * Sends non-idempotent calls again without asking where {@code 100 Continue} was asked for, not
     * answered, and no octet of the body was sent. Left out, somebody is asked: some servers act on
     * the head alone.
     */
    Builder trustExpectContinue();

    /**
     * Sends non-idempotent calls again without asking where an HTTP/2 server says that it did
     * nothing of them: by refusing their stream, or by going away before it (RFC 9113, section
     * 8.7). Left out, somebody is asked: a proxy may say so of what its server has read. Without
     * effect where the running JDK's client does not tell, as that of Java 17: there somebody is
     * asked.
     */
    Builder trustRefusedStreams();

    /**
     * Asks for the rest of a download that breaks off, by {@code Range} and {@code If-Range}, where
     * the answer to a GET had a strong {@code ETag}; the body handler does not notice. How often,
     * the retry policy says. Left out, a call whose answer goes to a file or streams fails, and
     * what is put together in memory is asked for anew. Source: RFC 9110, section 13.1.5.
     */
    Builder resumeDownloads();

    /**
     * Asks for content in gzip or deflate and hands it over decoded; left out, content is handed
     * over as it comes.
     *
     * <p>Requests with an {@code Accept-Encoding} or a {@code Range} of their own and HEAD are left
     * alone. What handlers and callers see of the head is that of the decoded content: without
     * {@code Content-Encoding}, {@code Content-Length} and digests. Source: RFC 9110, section 8.4.
     *
     * @param maxOctets of decoded content in one answer, at least 1: beyond it the body fails with
     *     an {@code IOException}, for a small answer may become a very large one
     * @throws IllegalArgumentException if it is less
     */
    Builder decompress(long maxOctets);

    @Override
    Builder connectTimeout(Duration limit);

    @Override
    Builder sslContext(SSLContext context);

    /**
     * Protocols, cipher suites and the like, copied. The host of a URI is named to its server and
     * checked against its certificate (RFC 9110, section 4.3.4), unless server names are set here,
     * which stand in for it, or an endpoint identification algorithm: {@code ""} switches the check
     * off. With either of them calls go by HTTP/1.1. What the context does not know, such as a
     * protocol of another name, is an {@link IllegalArgumentException} of {@link #build}.
     */
    @Override
    Builder sslParameters(SSLParameters parameters);

    @Override
    Builder executor(Executor executor);

    /**
     * A preference that a request's own version overrides; {@code HTTP_2} by default, as in the
     * JDK. With {@code HTTP_1_1} it is always known how far a lost request had come: fewer calls
     * ask.
     *
     * <p>With {@code HTTP_2} the TLS handshake offers {@code h2} and {@code http/1.1}. An origin
     * that chooses {@code h2} is served by a {@code java.net.http.HttpClient} of the JDK's inside
     * this one: attempts, policies, confirmations, limits in time and body handlers are as with
     * HTTP/1.1, but
     *
     * <ul>
     *   <li>limits on connections and their events do not count it, and {@code Expect} is not sent;
     *   <li>at most 100 calls to an origin are under way at a time, or as many as the server allows
     *       (6 until it has answered one, for half a second at most); the others wait in the order
     *       in which they began, for {@link ConnectionManager.Builder#waitTimeout} at most;
     *   <li>a lost request has the delivery UNKNOWN unless its head was not made yet;
     *   <li>the JDK itself sends a GET or HEAD again when it finds its connection closed, and newer
     *       ones any idempotent request that the server says it has not processed (RFC 9113,
     *       section 8.7); a non-idempotent one is asked about then ({@link #trustRefusedStreams}).
     * </ul>
     *
     * <p>{@code HTTP_3}, where the running JDK has it (26 and later), is passed on to that client
     * at once, with the request's {@code H3_DISCOVERY}: it finds out whether a server speaks it,
     * and goes by HTTP/2 or HTTP/1.1 where not.
     *
     * <p>Calls that it would not carry in the same way stay with HTTP/1.1: in clear, non-idempotent
     * GETs, with a {@code Host} of the request's own, with a resolver of the manager's own, with
     * proxy credentials, with SSL parameters that name the server or an identity check other than
     * HTTPS, and, before Java 19, with a local address.
     */
    @Override
    Builder version(Version version);

    /**
     * Speaks HTTP/2 to origins of the scheme {@code http}, too, where HTTP/2 is preferred: they are
     * known to speak it, and nobody is asked. Left out, HTTP/1.1 is spoken in clear; {@code
     * Upgrade} is never asked for.
     *
     * <p>A connection begins when the server has sent its SETTINGS: one that closes before, or says
     * something else, fails the call, and nothing of the call was sent; one that stays silent ends
     * it when the time for connecting is up. Calls by a proxy, and those that the JDK's client
     * would not carry as we would ({@link #version}), still go over HTTP/1.1. Nothing is pushed,
     * and {@code :authority} always names the port. Source: RFC 9113, section 3.3.
     *
     * @throws UnsupportedOperationException before JDK 25: the client of 17.0.15 may never end a
     *     call without a limit whose connection is lost early
     */
    Builder http2PriorKnowledge();

    /**
     * Of HTTP/2 streams, 1 to 256: given to the JDK's client, which makes of it what it does by
     * itself. HTTP/1.1 knows none.
     */
    @Override
    Builder priority(int priority);

    /**
     * Which redirects are followed; {@link Redirect#NEVER} by default.
     *
     * <p>Followed are 301, 302, 303, 307 and 308 with a {@code Location} of the schemes {@code
     * http} and {@code https}; any other answer is handed over as it is, and so is one whose body
     * can be sent only once and was sent. A POST becomes a GET at 301 and 302, everything but HEAD
     * at 303, and then goes without body, {@code Content-*} and {@code Idempotency-Key}. At another
     * origin {@code Authorization} and {@code Cookie} of the request are left out; fields of other
     * names go along. The call's limit in time stays, the handler sees the last answer only, and
     * {@link HttpResponse#previousResponse} the ones before it. Source: RFC 9110, section 15.4.
     *
     * <p>Whether the request at the new place may be sent twice is judged anew: by its method, if
     * that has changed; at another origin by the stricter one of mark and method, without its
     * idempotency key.
     */
    @Override
    Builder followRedirects(Redirect policy);

    /**
     * How many redirects of one call are followed; 10 by default. The one beyond is handed over as
     * it is.
     *
     * @throws IllegalArgumentException if it is negative
     */
    Builder maxRedirects(int limit);

    /**
     * Who names the proxy of a request; by default {@link ProxySelector#getDefault()} as it is when
     * the client is built, and with it the properties {@code http.proxyHost} and the like as they
     * are then. With {@link HttpClient.Builder#NO_PROXY} there is none. {@code http} goes through
     * it in absolute-form (RFC 9112, section 3.2.2), {@code https} through a tunnel (RFC 9110,
     * section 9.3.6). The first entry of the selector's list decides; SOCKS is not spoken, which
     * fails the call. The selector is told of proxies that cannot be reached, and never asked on a
     * thread that reads for others.
     */
    @Override
    Builder proxy(ProxySelector selector);

    /**
     * User and password for the proxies that the selector names; none by default.
     *
     * <p>They are sent by the Basic scheme (RFC 7617), unasked, to every proxy selected: with
     * CONNECT to those that tunnel, and as {@code Proxy-Authorization} with each request to those
     * that forward. On the way to the proxy they can be read by whoever sees it.
     *
     * @throws IllegalArgumentException if the user has a colon
     */
    Builder proxyCredentials(String user, String password);

    /**
     * Who keeps cookies, for instance a {@link java.net.CookieManager}; nobody by default. It is
     * asked for each attempt and told of each final answer, redirects included, on the thread that
     * carries the call on: the caller's, or one of the executor's. Its cookies follow those of the
     * request itself, in one field. What it throws ends the call. Source: RFC 6265, section 5.
     */
    @Override
    Builder cookieHandler(CookieHandler handler);

    /**
     * Who is asked for user and password when a server (401) or a proxy (407, also to CONNECT)
     * wants them; nobody by default, and then the answer is handed over.
     *
     * <p>The schemes Digest (RFC 7616) and Basic (RFC 7617) are answered, the stronger one where
     * both are offered; any other challenge is handed over. What was accepted once is sent unasked
     * to the same space. Where the request has a field {@code Authorization} of its own, a 401 is
     * handed over, and so is one to a body that can be sent only once and was sent. The
     * authenticator is asked on the executor, and the call's limit in time goes on meanwhile. The
     * call ends with an {@code IOException} where it gives nothing, where four of its answers were
     * refused, and where a 401 or 407 has no challenge.
     *
     * <p>Such an answer says that the request was not acted on, so that a non-idempotent one goes
     * out again without confirmation (RFC 9110, section 15.5.2).
     */
    @Override
    Builder authenticator(Authenticator authenticator);

    /**
     * The address of this machine that connections come from; null, the default, for the system's
     * choice. An address that is not this machine's fails the call before anything is sent.
     *
     * <p>Compiled for Java 17, where {@code HttpClient.Builder} has no such method; it returns what
     * that of Java 21 does, so that it overrides it there.
     */
    HttpClient.Builder localAddress(@Nullable InetAddress address);

    @Override
    RedialHttpClient build();
  }
}
