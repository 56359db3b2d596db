package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import dev.redial.testing.Relay;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proxies that a selector names: plain ones for http, tunnels for https. */
@ContractTest
class ProxyContractTest extends ProxyContract {
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
}
