package dev.redial.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class TunnelTest {
  private static final Target SHOP = Target.of("http", "shop.example", 80);

  @Test
  void whatFollowsTheProxysAgreementIsTheTargets() throws IOException {
    try (RawServer proxy =
            RawServer.start(
                c -> {
                  c.readRequest();
                  c.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 Fine\r\nVia: x\r\n\r\nhello");
                });
        Link link =
            dial(Proxy.connect("localhost", proxy.port()).with(new Proxy.Basic("me", "a:b")))) {
      assertThat(Links.readToEnd(link)).isEqualTo("hello");
      assertThat(proxy.requests().get(0).method()).isEqualTo("CONNECT");
      assertThat(proxy.requests().get(0).target()).isEqualTo("shop.example:80");
      assertThat(proxy.requests().get(0).header("Host")).isEqualTo("shop.example:80");
      assertThat(proxy.requests().get(0).header("Proxy-Authorization")).isEqualTo("Basic bWU6YTpi");
    }
  }

  @Test
  void aRefusalHasTheProxysStatus() throws IOException {
    try (RawServer server =
        RawServer.start(
            c -> {
              c.readRequest();
              c.respond(407, "");
            })) {
      Proxy proxy = Proxy.connect("localhost", server.port());
      TunnelRefusedException refusal =
          catchThrowableOfType(TunnelRefusedException.class, () -> dial(proxy));
      assertThat(refusal)
          .hasMessage(
              "a tunnel to shop.example:80 through the proxy localhost:%d was refused:"
                  + " 407 Scripted",
              server.port());
      assertThat(refusal.status()).isEqualTo(407);
    }
  }

  @Test
  void aProxyThatClosesIsToldPlainly() throws IOException {
    try (RawServer server = RawServer.start(c -> c.readRequest())) {
      assertThatThrownBy(() -> dial(Proxy.connect("localhost", server.port())))
          .isInstanceOf(ConnectException.class)
          .hasMessageStartingWith("no complete answer to the request for a tunnel");
    }
  }

  @Test
  void aPlainProxyIsDialledInsteadOfTheTarget() throws IOException {
    try (RawServer server = RawServer.start(c -> c.awaitClose());
        Link link = dial(Proxy.plain("localhost", server.port()))) {
      assertThat(link.remoteAddress().getPort()).isEqualTo(server.port());
    }
  }

  private static Link dial(Proxy proxy) throws IOException {
    return new Dialer(DialerSettings.standard()).dial(SHOP.through(proxy), Links.soon());
  }
}
