package dev.redial.runtime;

import dev.redial.resend.ResendConfirmation;
import dev.redial.runtime.call.CallSettings;
import dev.redial.runtime.call.CallSettings.Downloads;
import dev.redial.runtime.call.CallSettings.Expectation;
import dev.redial.runtime.call.Cleartext;
import dev.redial.runtime.call.Http2Preference;
import dev.redial.runtime.call.Redirects;
import dev.redial.runtime.call.ResendTable.Trust;
import dev.redial.runtime.coding.Decompression;
import dev.redial.runtime.pool.Routes;
import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.transport.TlsParameters;
import dev.redial.runtime.transport.TlsSettings;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * What a client is made with; a client keeps a copy.
 *
 * <p>Thread-safety: none until it is copied.
 */
final class ClientSettings implements RedialHttpClient.Builder {
  private static final int MAX_REDIRECTS = 10;

  private @Nullable ConnectionManager connections;
  private @Nullable RetryRegistry retries;
  private Duration maxRetryAfter = Duration.ofSeconds(30);
  private ResendConfirmation confirmation = ResendConfirmation.never();
  private boolean trustClose;
  private boolean trustRefused;
  private boolean trustContinue;
  private Expectation expectation = Expectation.AS_REQUESTED;
  private Downloads downloads = Downloads.FAIL;
  private HttpClient.Version version = HttpClient.Version.HTTP_2;
  private Cleartext cleartext = Cleartext.HTTP_1_1;
  private OptionalInt priority = OptionalInt.empty();
  private @Nullable Duration connectTimeout;
  private @Nullable SSLContext sslContext;
  private @Nullable SSLParameters sslParameters;
  private @Nullable Executor executor;
  private HttpClient.Redirect redirect = HttpClient.Redirect.NEVER;
  private int maxRedirects = MAX_REDIRECTS;
  private @Nullable CookieHandler cookies;
  private @Nullable Authenticator authenticator;
  private @Nullable Decompression decompression;
  private @Nullable ProxySelector proxies;
  private Proxy.@Nullable Credentials proxyCredentials;
  private @Nullable InetAddress localAddress;

  @Nullable RetryRegistry retries() {
    return retries;
  }

  @Nullable ConnectionManager connections() {
    return connections;
  }

  CallSettings calls() {
    return new CallSettings(
        retries,
        maxRetryAfter,
        confirmation,
        new Trust(trustClose, trustContinue, trustRefused),
        expectation,
        downloads,
        new Redirects(redirect, maxRedirects),
        cookies,
        authenticator,
        decompression);
  }

  HttpClient.Version version() {
    return version;
  }

  Http2Preference http2() {
    return new Http2Preference(version, cleartext, priority);
  }

  @Nullable Duration connectTimeout() {
    return connectTimeout;
  }

  @Nullable Executor executor() {
    return executor;
  }

  @Nullable ProxySelector proxies() {
    return proxies;
  }

  HttpClient.Redirect redirect() {
    return redirect;
  }

  @Nullable Authenticator authenticator() {
    return authenticator;
  }

  @Nullable CookieHandler cookies() {
    return cookies;
  }

  @Nullable InetAddress localAddress() {
    return localAddress;
  }

  /** The ways of its calls: by the selector that it was given, or the JVM's. */
  Routes routes() {
    ProxySelector selector = proxies == null ? JvmProxies.selector() : proxies;
    return selector == null || selector == HttpClient.Builder.NO_PROXY
        ? Routes.DIRECT
        : new ProxyRoutes(selector, proxyCredentials);
  }

  TlsSettings tls() {
    SSLContext context = sslContext;
    TlsSettings tls = context == null ? TlsSettings.standard() : TlsSettings.of(context);
    SSLParameters parameters = sslParameters;
    return parameters == null
        ? tls
        : new TlsSettings(tls.context(), parameters, tls.applicationProtocols());
  }

  @Override
  public RedialHttpClient.Builder connectionManager(ConnectionManager manager) {
    connections = Objects.requireNonNull(manager, "manager");
    return this;
  }

  @Override
  public RedialHttpClient.Builder retries(RetryRegistry registry) {
    retries = Objects.requireNonNull(registry, "registry");
    return this;
  }

  @Override
  public RedialHttpClient.Builder maxRetryAfter(Duration limit) {
    maxRetryAfter = Range.notNegative("maxRetryAfter", limit, "zero waits for no server");
    return this;
  }

  @Override
  public RedialHttpClient.Builder confirmation(ResendConfirmation whom) {
    confirmation = Objects.requireNonNull(whom, "whom");
    return this;
  }

  @Override
  public RedialHttpClient.Builder expectContinue() {
    expectation = Expectation.NON_IDEMPOTENT;
    return this;
  }

  @Override
  public RedialHttpClient.Builder trustClose() {
    trustClose = true;
    return this;
  }

  @Override
  public RedialHttpClient.Builder trustExpectContinue() {
    trustContinue = true;
    return this;
  }

  @Override
  public RedialHttpClient.Builder trustRefusedStreams() {
    trustRefused = true;
    return this;
  }

  @Override
  public RedialHttpClient.Builder resumeDownloads() {
    downloads = Downloads.RESUME;
    return this;
  }

  @Override
  public RedialHttpClient.Builder decompress(long maxOctets) {
    decompression = new Decompression(maxOctets);
    return this;
  }

  @Override
  public RedialHttpClient.Builder connectTimeout(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("connectTimeout is " + limit + "; it has to be positive");
    }
    connectTimeout = limit;
    return this;
  }

  @Override
  public RedialHttpClient.Builder sslContext(SSLContext context) {
    sslContext = Objects.requireNonNull(context, "context");
    return this;
  }

  @Override
  public RedialHttpClient.Builder sslParameters(SSLParameters parameters) {
    sslParameters = TlsParameters.copyOf(parameters);
    return this;
  }

  @Override
  public RedialHttpClient.Builder executor(Executor given) {
    executor = Objects.requireNonNull(given, "given");
    return this;
  }

  @Override
  public RedialHttpClient.Builder version(HttpClient.Version version) {
    this.version = Objects.requireNonNull(version, "version");
    return this;
  }

  @Override
  public RedialHttpClient.Builder http2PriorKnowledge() {
    cleartext = Cleartext.priorKnowledge(Runtime.version().feature());
    return this;
  }

  @Override
  public RedialHttpClient.Builder priority(int priority) {
    if (priority < 1 || priority > 256) {
      throw new IllegalArgumentException("priority is " + priority + "; it is 1 to 256");
    }
    this.priority = OptionalInt.of(priority);
    return this;
  }

  @Override
  public RedialHttpClient.Builder followRedirects(HttpClient.Redirect policy) {
    redirect = Objects.requireNonNull(policy, "policy");
    return this;
  }

  @Override
  public RedialHttpClient.Builder maxRedirects(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("maxRedirects is " + limit + "; it has to be 0 or more");
    }
    maxRedirects = limit;
    return this;
  }

  @Override
  public RedialHttpClient.Builder proxy(ProxySelector selector) {
    proxies = Objects.requireNonNull(selector, "selector");
    return this;
  }

  @Override
  public RedialHttpClient.Builder proxyCredentials(String user, String password) {
    Objects.requireNonNull(password, "password");
    if (user.contains(":")) {
      throw new IllegalArgumentException(
          "proxyCredentials: the user has a colon, where Basic ends the name (RFC 7617, section 2);"
              + " give it without");
    }
    proxyCredentials = new Proxy.Basic(user, password);
    return this;
  }

  @Override
  public RedialHttpClient.Builder cookieHandler(CookieHandler handler) {
    cookies = Objects.requireNonNull(handler, "handler");
    return this;
  }

  @Override
  public RedialHttpClient.Builder authenticator(Authenticator authenticator) {
    this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
    return this;
  }

  @Override
  public HttpClient.Builder localAddress(@Nullable InetAddress address) {
    localAddress = address;
    return this;
  }

  @Override
  public RedialHttpClient build() {
    checkTls();
    return new RedialHttpClient(copy());
  }

  private void checkTls() {
    if (sslParameters != null) {
      TlsSettings tls = tls();
      try {
        tls.context().createSSLEngine().setSSLParameters(tls.parameters());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "sslParameters have what the TLS of this client does not know: " + e.getMessage(), e);
      }
    }
  }

  private ClientSettings copy() {
    ClientSettings copy = new ClientSettings();
    copy.connections = connections;
    copy.retries = retries;
    copy.maxRetryAfter = maxRetryAfter;
    copy.confirmation = confirmation;
    copy.trustClose = trustClose;
    copy.trustContinue = trustContinue;
    copy.trustRefused = trustRefused;
    copy.expectation = expectation;
    copy.downloads = downloads;
    copy.version = version;
    copy.cleartext = cleartext;
    copy.priority = priority;
    copy.connectTimeout = connectTimeout;
    copy.sslContext = sslContext;
    copy.sslParameters = sslParameters;
    copy.executor = executor;
    copy.redirect = redirect;
    copy.maxRedirects = maxRedirects;
    copy.cookies = cookies;
    copy.authenticator = authenticator;
    copy.decompression = decompression;
    copy.proxies = proxies;
    copy.proxyCredentials = proxyCredentials;
    copy.localAddress = localAddress;
    return copy;
  }
}
