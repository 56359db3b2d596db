package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.RawServer;
import dev.redial.testing.Relay;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Proxies that want to know who asks. */
@ContractTest
class ProxyAuthenticationContractTest extends ProxyContract {
  private static final String BASIC = "Basic realm=\"gate\"";
  private static final String ALICE = "Basic YWxpY2U6c2VjcmV0"; // alice:secret
  private static final String SHOWN = "Proxy-Authorization";

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
  void credentialsOfTheRequestOpenItsTunnelAndStayThere() throws Exception {
    onlyInTunnels(this);
    String token = "Bearer mF_9.B5f-4.1JqM"; // of RFC 6750, section 2.1
    try (Relay relay = Relay.demanding("Bearer realm=\"gate\"", token::equals);
        Client client = through(Naming.always(at(relay.port())))) {
      URI origin = peer().echo();
      HttpRequest order =
          HttpRequest.newBuilder(origin)
              .header(SHOWN, token)
              .POST(BodyPublishers.ofString("order"))
              .build();
      assertThat(client.both(order))
          .allSatisfy(answer -> assertThat(answer.body()).isEqualTo("order"));
      assertThat(peer().arrived(origin))
          .hasSize(2)
          .allSatisfy(request -> assertThat(request.getHeaders().get(SHOWN)).isNull());
      HttpRequest wrong = HttpRequest.newBuilder(origin).header(SHOWN, "Bearer other").build();
      differing(
          () -> assertThat(client.send(wrong).statusCode()).isIn(200, 407),
          () -> assertThat(client.failures(wrong)).allSatisfy(this::isRefusal));
    }
  }

  private void isRefusal(Throwable failure) {
    assertThat(failure).isInstanceOf(IOException.class).hasMessageContaining("407");
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
