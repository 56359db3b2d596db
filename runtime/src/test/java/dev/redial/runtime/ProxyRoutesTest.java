package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Idempotency;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.OutgoingRequest;
import dev.redial.runtime.connection.OutgoingRequest.BodyMode;
import dev.redial.runtime.connection.Placement;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.connection.SilentOwner;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.Route;
import dev.redial.runtime.transport.Proxy.Basic;
import dev.redial.runtime.transport.Proxy.Kind;
import dev.redial.runtime.transport.TlsSettings;
import dev.redial.runtime.transport.TunnelRefusedException;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which proxy, and how it is dialled. What is written to it is the business of calls. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProxyRoutesTest {
  private static final URI SHOP = URI.create("http://shop.example/books");
  private static final URI SECURE = URI.create("https://shop.example/books");

  /** Names the same proxies for everything, and notes what failed. */
  private static final class Selector extends ProxySelector {
    private final @Nullable List<Proxy> named;
    private final List<String> failed = new ArrayList<>();

    Selector(@Nullable List<Proxy> named) {
      this.named = named;
    }

    @Override
    @SuppressWarnings("NullAway") // a careless selector
    public List<Proxy> select(URI uri) {
      return named;
    }

    @Override
    public synchronized void connectFailed(URI uri, SocketAddress address, IOException cause) {
      failed.add(uri + " by " + address + ": " + cause.getClass().getSimpleName());
    }

    synchronized List<String> failed() {
      return List.copyOf(failed);
    }
  }

  private static Proxy http(String host, int port) {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  private static ProxyRoutes routes(Proxy... named) {
    return new ProxyRoutes(new Selector(List.of(named)), new Basic("me", "secret"));
  }

  // ---- the choice

  @Test
  void clearRequestsAreForwardedAndSecureOnesTunnelled() throws Exception {
    ProxyRoutes routes = routes(http("one.example", 3128), http("two.example", 3128));
    assertThat(routes.to(SHOP).proxy())
        .isEqualTo(
            dev.redial.runtime.transport.Proxy.plain("one.example", 3128)
                .with(new Basic("me", "secret")));
    assertThat(routes.to(SECURE).proxy())
        .isEqualTo(
            dev.redial.runtime.transport.Proxy.connect("one.example", 3128)
                .with(new Basic("me", "secret")));
    assertThat(routes.to(SHOP)).isEqualTo(routes.to(URI.create("http://other.example/")));
  }

  @Test
  void resolvedAddressOfAProxyIsResolvedAgainWhenItIsDialled() throws Exception {
    InetSocketAddress resolved = new InetSocketAddress(InetAddress.getLoopbackAddress(), 3128);
    Route route = routes(new Proxy(Proxy.Type.HTTP, resolved)).to(SHOP);
    assertThat(route.proxy()).isNotNull();
    assertThat(route.proxy().address().isUnresolved()).isTrue();
    assertThat(route.proxy().kind()).isEqualTo(Kind.PLAIN);
  }

  @Test
  void noProxyIsTheDirectWay() throws Exception {
    assertThat(routes(Proxy.NO_PROXY, http("one.example", 3128)).to(SHOP)).isEqualTo(Route.DIRECT);
    assertThat(routes().to(SHOP)).isEqualTo(Route.DIRECT);
    assertThat(new ProxyRoutes(new Selector(null), null).to(SHOP)).isEqualTo(Route.DIRECT);
  }

  @Test
  void socksIsRefusedPlainly() {
    Proxy socks =
        new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("s.example", 1080));
    assertThatThrownBy(() -> routes(socks, http("one.example", 3128)).to(SHOP))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("SOCKS is not spoken")
        .hasMessageContaining("shop.example")
        .hasMessageContaining("s.example");
  }

  @Test
  void selectorThatThrowsFailsTheCall() {
    ProxySelector broken =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            throw new IllegalStateException("out of order");
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException cause) {}
        };
    assertThatThrownBy(() -> new ProxyRoutes(broken, null).to(SHOP))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("out of order");
  }

  @Test
  void clientTellsItsSelector() {
    Selector selector = new Selector(List.of());
    try (RedialHttpClient http = RedialHttpClient.newBuilder().proxy(selector).build();
        RedialHttpClient none = RedialHttpClient.newBuilder().build();
        RedialHttpClient no =
            RedialHttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
      assertThat(http.proxy()).contains(selector);
      assertThat(none.proxy()).isEmpty();
      assertThat(no.proxy()).contains(HttpClient.Builder.NO_PROXY);
    }
  }

  @Test
  void userWithAColonIsRefused() {
    assertThatThrownBy(() -> RedialHttpClient.newBuilder().proxyCredentials("a:b", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("proxyCredentials")
        .hasMessageContaining("colon")
        .hasMessageNotContaining("a:b");
  }

  // ---- the dial

  private static Exchange exchange() {
    Signal silent = new SilentOwner();
    byte[] head =
        "GET /books HTTP/1.1\r\nHost: shop.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    return new Exchange(
        new OutgoingRequest(
            "GET",
            "GET /books",
            Idempotency.SAFE,
            Placement.SHARED,
            head,
            new byte[0],
            BodyMode.WHOLE,
            Set.of()),
        silent,
        0);
  }

  private static PoolKey key(ProxyRoutes routes, TlsSettings tls, URI uri) throws IOException {
    return new PoolKey(Origin.of(uri), new Isolation(tls, null, null, routes), routes.to(uri));
  }

  private static Exchange submitted(ConnectionManager manager, PoolKey key) {
    Exchange exchange = exchange();
    manager.pool().submit(exchange, key);
    Streams.until(() -> exchange.isComplete() || exchange.failure() != null);
    return exchange;
  }

  private static ExchangeFailure failureOf(Exchange exchange) {
    ExchangeFailure failure = exchange.failure();
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void forwardProxyIsDialledInsteadOfTheOrigin() throws Exception {
    try (RawServer proxy =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.respond(200, "forwarded");
                  connection.awaitClose();
                });
        ConnectionManager manager = ConnectionManager.create()) {
      PoolKey key = key(routes(http("localhost", proxy.port())), TlsSettings.standard(), SHOP);
      assertThat(submitted(manager, key).isComplete()).isTrue();
      assertThat(proxy.requests()).extracting(RawRequest::method).containsExactly("GET");
    }
  }

  @Test
  void tunnelIsAskedForWithTheClientsCredentialsAndTlsRunsInIt(@TempDir Path directory)
      throws Exception {
    TestTls tls = TestTls.in(directory);
    try (RawServer proxy =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.write("HTTP/1.1 200 Here you are\r\n\r\nnot TLS");
                  connection.awaitClose();
                });
        ConnectionManager manager = ConnectionManager.create()) {
      PoolKey key =
          key(routes(http("localhost", proxy.port())), TlsSettings.of(tls.client()), SECURE);
      assertThat(failureOf(submitted(manager, key)).cause())
          .isInstanceOf(javax.net.ssl.SSLException.class);
      RawRequest connect = proxy.requests().get(0);
      assertThat(connect.method()).isEqualTo("CONNECT");
      assertThat(connect.target()).isEqualTo("shop.example:443");
      assertThat(connect.header("Proxy-Authorization")).isEqualTo("Basic bWU6c2VjcmV0");
    }
  }

  @Test
  void refusalOfATunnelIsToldAndIsNoUnreachableProxy() throws Exception {
    try (RawServer proxy =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.respond(407, "");
                });
        ConnectionManager manager = ConnectionManager.create()) {
      Selector selector = new Selector(List.of(http("localhost", proxy.port())));
      PoolKey key = key(new ProxyRoutes(selector, null), TlsSettings.standard(), SECURE);
      assertThat(failureOf(submitted(manager, key)).cause())
          .isInstanceOf(TunnelRefusedException.class)
          .hasMessageContaining("through the proxy localhost:" + proxy.port())
          .hasMessageContaining("407");
      assertThat(selector.failed()).isEmpty();
    }
  }

  @Test
  void selectorIsToldOfAProxyThatCannotBeReached() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    InetSocketAddress named = new InetSocketAddress("localhost", port);
    Selector selector = new Selector(List.of(new Proxy(Proxy.Type.HTTP, named)));
    try (ConnectionManager manager = ConnectionManager.create()) {
      PoolKey key = key(new ProxyRoutes(selector, null), TlsSettings.standard(), SHOP);
      assertThat(failureOf(submitted(manager, key)).cause())
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("shop.example:80 through the proxy localhost:" + port)
          .hasMessageContaining("refused");
      assertThat(selector.failed())
          .containsExactly("http://shop.example:80 by " + named + ": ConnectException");
    }
  }

  @Test
  @Tag("S16")
  void callsByDifferentWaysShareNoConnection() throws Exception {
    try (RawServer proxy =
            RawServer.start(
                connection -> {
                  while (true) {
                    connection.readRequest();
                    connection.respond(200, "ok");
                  }
                });
        ConnectionManager manager = ConnectionManager.create()) {
      PoolKey me = key(routes(http("localhost", proxy.port())), TlsSettings.standard(), SHOP);
      Route anonymous =
          new ProxyRoutes(new Selector(List.of(http("localhost", proxy.port()))), null).to(SHOP);
      PoolKey nobody = new PoolKey(me.origin(), me.isolation(), anonymous);
      assertThat(submitted(manager, me).isComplete()).isTrue();
      assertThat(submitted(manager, nobody).isComplete()).isTrue();
      assertThat(submitted(manager, me).isComplete()).isTrue();
      assertThat(proxy.connections()).isEqualTo(2);
    }
  }
}
