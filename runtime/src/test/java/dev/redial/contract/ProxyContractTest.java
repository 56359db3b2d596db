package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import dev.redial.testing.Relay;
import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Proxies that a selector names: plain ones for http, tunnels for https. */
@ContractTest
class ProxyContractTest extends Contract {
  private static final URI SHOP = URI.create("http://shop.example/books?q=%20");
  private static final String BASIC = "Basic realm=\"gate\"";
  private static final String ALICE = "Basic YWxpY2U6c2VjcmV0"; // alice:secret
  private static final String SHOWN = "Proxy-Authorization";

  /** Names proxies, and remembers what it was asked and told. */
  private static final class Naming extends ProxySelector {
    private final Function<URI, @Nullable List<Proxy>> names;
    private final List<URI> asked = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();

    Naming(Function<URI, @Nullable List<Proxy>> names) {
      this.names = names;
    }

    static Naming always(Proxy... proxies) {
      return new Naming(uri -> List.of(proxies));
    }

    @Override
    @SuppressWarnings("NullAway") // as careless selectors do
    public List<Proxy> select(URI uri) {
      asked.add(uri);
      return names.apply(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {
      failed.add(address.toString());
    }
  }

  private static Proxy at(int port) {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", port));
  }

  private Client through(ProxySelector selector) {
    return Client.of(pair.client().proxy(selector));
  }

  private static void onlyInClear(Contract contract) {
    assumeFalse(contract.transport().isSecured(), "a plain proxy is for http");
  }

  private static void onlyInTunnels(Contract contract) {
    assumeTrue(contract.transport().isSecured(), "a tunnel is for https");
  }

  // ---- the way

  @Test
  void plainProxySeesAllOfTheUri() throws Exception {
    onlyInClear(this);
    try (RawServer proxy = RawServer.start(ConnectionScript.echo());
        Client client = through(Naming.always(at(proxy.port())))) {
      for (HttpResponse<String> answer :
          client.both(post(SHOP, BodyPublishers.ofString("order")))) {
        assertThat(answer.body()).isEqualTo("order");
        assertThat(answer.uri()).isEqualTo(SHOP);
      }
      assertThat(client.send(get(URI.create("http://shop.example:8080/"))).statusCode())
          .isEqualTo(200);
      assertThat(proxy.requests())
          .extracting(RawRequest::target)
          .containsExactly(SHOP.toString(), SHOP.toString(), "http://shop.example:8080/");
      assertThat(proxy.requests())
          .extracting(request -> request.header("Host"))
          .containsExactly("shop.example", "shop.example", "shop.example:8080");
    }
  }

  @Test
  @Differs(IntendedDifference.HTTP_2_IS_ASKED_FOR_FIRST)
  void tlsGoesThroughATunnelThatIsKept() throws Exception {
    onlyInTunnels(this);
    try (Relay relay = Relay.start();
        Client client = through(Naming.always(at(relay.port())))) {
      URI origin = peer().echo();
      for (HttpResponse<String> answer :
          client.both(post(origin, BodyPublishers.ofString("order")))) {
        assertThat(answer.body()).isEqualTo("order");
        assertThat(answer.version()).isEqualTo(transport().version());
        assertThat(answer.sslSession()).isPresent();
      }
      String authority = "localhost:" + origin.getPort();
      boolean twice = isRedial() && transport().isHttp2();
      assertThat(relay.heads())
          .hasSize(twice ? 2 : 1)
          .allSatisfy(
              head ->
                  assertThat(head)
                      .startsWith("CONNECT " + authority + " HTTP/1.1\r\n")
                      .containsIgnoringCase("\r\nHost: " + authority + "\r\n"));
      assertThat(peer().arrived(origin).get(0).getHeaders().names())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("proxy"));
    }
  }

  @Test
  void directWaysAreGone() throws Exception {
    for (ProxySelector selector :
        List.of(
            HttpClient.Builder.NO_PROXY,
            Naming.always(),
            Naming.always(Proxy.NO_PROXY),
            Naming.always(Proxy.NO_PROXY, at(1)))) {
      try (Client client = through(selector)) {
        assertThat(client.both(get(peer().echo())))
            .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
      }
    }
  }

  @Test
  void selectorIsAskedForEachCallAndItsFirstProxyTaken() throws Exception {
    try (RawServer plain = RawServer.start(ConnectionScript.answering(200, "by proxy"));
        Relay relay = Relay.start()) {
      int port = transport().isSecured() ? relay.port() : plain.port();
      Naming naming = Naming.always(at(port), at(1));
      try (Client client = through(naming)) {
        URI origin = peer().serve(Content.sized("by proxy"));
        URI other = peer().serve(Content.sized("by proxy"));
        assertThat(client.send(get(origin)).body()).isEqualTo("by proxy");
        assertThat(client.send(get(other)).body()).isEqualTo("by proxy");
        assertThat(naming.asked).containsExactly(origin, other);
        assertThat(client.http().proxy()).containsSame(naming);
      }
      assertThat(relay.heads().size() + plain.connections()).isPositive();
    }
  }

  @Test
  @Differs(IntendedDifference.EACH_PLACE_HAS_ITS_PROXY)
  void redirectGoesByTheProxyOfItsPlace() throws Exception {
    onlyInClear(this);
    URI target = peer().serve(Content.sized("direct"));
    ConnectionScript moved =
        connection -> {
          connection.readRequest();
          connection.respond(302, Map.of("Location", target.toString()), "");
          connection.readRequest();
          connection.respond(200, "by proxy");
        };
    try (RawServer proxy = RawServer.start(moved);
        Client client =
            Client.of(
                pair.client()
                    .followRedirects(Redirect.NORMAL)
                    .proxy(
                        new Naming(
                            uri ->
                                uri.getHost().equals("shop.example")
                                    ? List.of(at(proxy.port()))
                                    : List.of(Proxy.NO_PROXY))))) {
      String body = client.send(get(SHOP)).body();
      differing(
          () -> assertThat(body).isEqualTo("by proxy"), () -> assertThat(body).isEqualTo("direct"));
    }
  }

  // ---- what cannot be gone by

  @Test
  @Differs(IntendedDifference.SELECTORS_ARE_TOLD)
  void deadProxyIsAConnectException() throws Exception {
    Naming naming = Naming.always(at(1), Proxy.NO_PROXY);
    try (Client client = through(naming)) {
      assertThat(client.failures(get(peer().echo())))
          .allSatisfy(failure -> assertThat(failure).isInstanceOf(ConnectException.class));
      differing(
          () -> assertThat(naming.failed).isEmpty(),
          () -> assertThat(naming.failed).isNotEmpty().allMatch(told -> told.endsWith(":1")));
    }
  }

  @Test
  @Differs(IntendedDifference.SOCKS_IS_REFUSED)
  void socksIsRefusedOrPassedBy() throws Exception {
    Proxy socks = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress("localhost", 1));
    try (Client client = through(Naming.always(socks))) {
      HttpRequest request = get(peer().echo());
      differing(
          () -> assertThat(client.send(request).statusCode()).isEqualTo(200),
          () ->
              assertThat(client.failures(request))
                  .allSatisfy(failure -> assertThat(failure).isInstanceOf(IOException.class)));
    }
  }

  @Test
  @Differs(IntendedDifference.SELECTORS_FAIL_AS_NETWORKS_DO)
  void selectorThatThrowsFailsTheCall() throws Exception {
    Naming broken =
        new Naming(
            uri -> {
              throw new IllegalStateException("out of order");
            });
    try (Client client = through(broken)) {
      HttpRequest request = get(peer().echo());
      differing(
          () -> {
            assertThat(catchThrowable(() -> client.send(request)))
                .isInstanceOf(IllegalStateException.class);
            assertThat(catchThrowable(() -> client.start(request)))
                .isInstanceOf(IllegalStateException.class);
          },
          () ->
              assertThat(client.failures(request))
                  .allSatisfy(
                      failure ->
                          assertThat(failure)
                              .isInstanceOf(IOException.class)
                              .hasRootCauseInstanceOf(IllegalStateException.class)));
    }
  }

  @Test
  @Differs(IntendedDifference.NO_LIST_IS_NO_PROXY)
  void selectorWithoutAListNamesNoProxy() throws Exception {
    try (Client client = through(new Naming(uri -> null))) {
      HttpRequest request = get(peer().echo());
      differing(
          () ->
              assertThat(catchThrowable(() -> client.send(request)))
                  .isInstanceOf(NullPointerException.class),
          () -> assertThat(client.send(request).statusCode()).isEqualTo(200));
    }
  }

  // ---- proxies that want to know who asks

  private HttpClient.Builder known(int port) {
    return pair.client()
        .proxy(Naming.always(at(port)))
        .authenticator(
            new Authenticator() {
              @Override
              protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                boolean ours =
                    getRequestorType() == RequestorType.PROXY
                        && getRequestingHost().equals("localhost")
                        && getRequestingPort() == port
                        && getRequestingPrompt().equals("gate");
                return ours ? new PasswordAuthentication("alice", "secret".toCharArray()) : null;
              }
            });
  }

  private static RawServer guarding() {
    return RawServer.start(
        connection -> {
          while (true) {
            if (connection.readRequest().header(SHOWN).equals(ALICE)) {
              connection.respond(200, "passed on");
            } else {
              connection.respond(407, Map.of("Proxy-Authenticate", BASIC), "who?");
            }
          }
        });
  }

  @Test
  void plainProxyIsAnsweredAndThenUnasked() throws Exception {
    onlyInClear(this);
    try (RawServer proxy = guarding();
        Client client = Client.of(known(proxy.port()))) {
      HttpResponse<String> answer = client.send(post(SHOP, BodyPublishers.ofString("order")));
      assertThat(answer.body()).isEqualTo("passed on");
      assertThat(answer.previousResponse().orElseThrow().statusCode()).isEqualTo(407);
      assertThat(within(client.start(get(SHOP))).body()).isEqualTo("passed on");
      assertThat(proxy.requests())
          .extracting(request -> request.header(SHOWN))
          .containsExactly("", ALICE, ALICE);
      assertThat(proxy.requests().get(1).body()).isEqualTo("order");
    }
  }

  @Test
  void refusalOfAPlainProxyIsHandedOver() throws Exception {
    onlyInClear(this);
    try (RawServer proxy = guarding();
        Client client = through(Naming.always(at(proxy.port())))) {
      for (HttpResponse<String> answer : client.both(get(SHOP))) {
        assertThat(answer.statusCode()).isEqualTo(407);
        assertThat(answer.body()).isEqualTo("who?");
      }
    }
  }

  @Test
  @Differs(IntendedDifference.TUNNELS_ARE_AUTHENTICATED)
  void tunnelIsAskedForAgainWithCredentials() throws Exception {
    onlyInTunnels(this);
    try (Relay relay = Relay.demanding(BASIC, ALICE::equals);
        Client client = Client.of(known(relay.port()))) {
      URI origin = peer().echo();
      HttpResponse<String> answer = client.send(post(origin, BodyPublishers.ofString("order")));
      differing(
          () -> assertThat(answer.statusCode()).isEqualTo(407),
          () -> assertThat(answer.body()).isEqualTo("order"));
    }
  }

  @Test
  @Differs(IntendedDifference.REFUSED_TUNNELS_ARE_FAILURES)
  void refusedTunnelIsAnAnswerOrAFailure() throws Exception {
    onlyInTunnels(this);
    try (Relay relay = Relay.demanding(BASIC, ALICE::equals);
        Client client = through(Naming.always(at(relay.port())))) {
      URI origin = peer().echo();
      differing(
          () ->
              assertThat(client.both(get(origin)))
                  .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(407)),
          () ->
              assertThat(client.failures(get(origin)))
                  .allSatisfy(failure -> assertThat(failure).isInstanceOf(IOException.class)));
      assertThat(peer().arrived(origin)).isEmpty();
    }
  }
}
