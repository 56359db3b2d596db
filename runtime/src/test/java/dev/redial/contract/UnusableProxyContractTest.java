package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.testing.Relay;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Proxies that cannot be gone by, and selectors that name none. */
@ContractTest
class UnusableProxyContractTest extends ProxyContract {
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
  @Differs(IntendedDifference.TUNNELS_BEGIN_BEHIND_THEIR_HEAD)
  void whatComesBehindTheHeadIsPassedOverOrOfTheTunnel() throws Exception {
    Assumptions.assumeTrue(transport().isSecured(), "only what is secured goes through tunnels");
    try (Relay relay = Relay.talkative("hello");
        Client client = through(Naming.always(at(relay.port())))) {
      HttpRequest request = get(peer().echo());
      differing(
          () -> assertThat(client.send(request).statusCode()).isEqualTo(200),
          () ->
              assertThat(client.failures(request))
                  .allSatisfy(failure -> assertThat(failure).isInstanceOf(IOException.class)));
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
}
