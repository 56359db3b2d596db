package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a builder takes, and what a client says that it was made with. */
@ParameterizedClass(name = "{0}")
@EnumSource
class BuilderContractTest {
  private final Side side;
  private HttpClient made;

  BuilderContractTest(Side side) {
    this.side = side;
  }

  private HttpClient build(HttpClient.Builder builder) {
    made = builder.build();
    return made;
  }

  @AfterEach
  void close() throws Exception {
    if (made != null) {
      Contract.closing(made);
    }
  }

  @Test
  void clientThatWasMadeWithNothingHasNothing() {
    HttpClient client = build(side.builder());
    assertThat(client.connectTimeout()).isEmpty();
    assertThat(client.executor()).isEmpty();
    assertThat(client.cookieHandler()).isEmpty();
    assertThat(client.authenticator()).isEmpty();
    assertThat(client.followRedirects()).isEqualTo(Redirect.NEVER);
    assertThat(client.version()).isEqualTo(Version.HTTP_2);
    assertThat(client.sslContext()).isNotNull();
    assertThat(client.sslParameters()).isNotNull();
  }

  @Test
  void defaultProxySelectorIsAskedWhereNoneWasGiven() throws Exception {
    ProxySelector before = ProxySelector.getDefault();
    AskedSelector asked = new AskedSelector();
    ProxySelector.setDefault(asked);
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "x"))) {
      HttpClient client = build(side.builder().version(Version.HTTP_1_1));
      assertThat(client.proxy()).isEmpty();
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    } finally {
      ProxySelector.setDefault(before);
    }
    assertThat(asked.was).isTrue();
  }

  /** Names no proxy. */
  private static final class AskedSelector extends ProxySelector {
    private volatile boolean was;

    @Override
    public List<Proxy> select(URI uri) {
      was = true;
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {}
  }

  @Test
  void clientTellsWhatItWasMadeWith() throws Exception {
    Executor executor = Runnable::run;
    SSLContext context = SSLContext.getDefault();
    ProxySelector selector = ProxySelector.of(new InetSocketAddress("localhost", 1));
    HttpClient client =
        build(
            side.builder()
                .connectTimeout(Duration.ofSeconds(3))
                .executor(executor)
                .sslContext(context)
                .proxy(selector)
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .priority(1));
    assertThat(client.connectTimeout()).contains(Duration.ofSeconds(3));
    assertThat(client.executor()).containsSame(executor);
    assertThat(client.sslContext()).isSameAs(context);
    assertThat(client.proxy()).containsSame(selector);
    assertThat(client.version()).isEqualTo(Version.HTTP_1_1);
  }

  @Test
  void parametersOfTlsAreCopied() {
    SSLParameters given = new SSLParameters(new String[] {"TLS_AES_128_GCM_SHA256"});
    given.setProtocols(new String[] {"TLSv1.3"});
    HttpClient.Builder builder = side.builder().sslParameters(given);
    given.setProtocols(new String[] {"TLSv1.2"});
    HttpClient client = build(builder);
    assertThat(client.sslParameters().getProtocols()).containsExactly("TLSv1.3");
    client.sslParameters().setProtocols(new String[] {"TLSv1.2"});
    assertThat(client.sslParameters().getProtocols()).containsExactly("TLSv1.3");
    assertThat(client.sslParameters().getCipherSuites()).containsExactly("TLS_AES_128_GCM_SHA256");
  }

  @Test
  void builderGoesOnAfterItHasBuilt() throws Exception {
    HttpClient.Builder builder = side.builder().connectTimeout(Duration.ofSeconds(1));
    HttpClient first = builder.build();
    HttpClient second = build(builder.connectTimeout(Duration.ofSeconds(2)));
    assertThat(first.connectTimeout()).contains(Duration.ofSeconds(1));
    assertThat(second.connectTimeout()).contains(Duration.ofSeconds(2));
    assertThat(first).isNotSameAs(second);
    Contract.closing(first);
  }

  @Test
  void settersReturnTheirBuilder() {
    HttpClient.Builder builder = side.builder();
    assertThat(builder.version(Version.HTTP_2)).isSameAs(builder);
    assertThat(builder.priority(256)).isSameAs(builder);
    assertThat(builder.connectTimeout(Duration.ofMillis(1))).isSameAs(builder);
    assertThat(builder.followRedirects(Redirect.NEVER)).isSameAs(builder);
    assertThat(builder.proxy(HttpClient.Builder.NO_PROXY)).isSameAs(builder);
  }

  @Test
  void badArgumentsAreRefused() {
    List<Consumer<HttpClient.Builder>> bad =
        List.of(
            builder -> builder.priority(0),
            builder -> builder.priority(257),
            builder -> builder.priority(-1),
            builder -> builder.connectTimeout(Duration.ZERO),
            builder -> builder.connectTimeout(Duration.ofSeconds(-1)));
    for (Consumer<HttpClient.Builder> each : bad) {
      assertThatThrownBy(() -> each.accept(side.builder()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void nothingIsRefused() {
    List<Consumer<HttpClient.Builder>> missing =
        List.of(
            builder -> builder.connectTimeout(null),
            builder -> builder.executor(null),
            builder -> builder.sslContext(null),
            builder -> builder.sslParameters(null),
            builder -> builder.version(null),
            builder -> builder.proxy(null));
    for (Consumer<HttpClient.Builder> each : missing) {
      assertThatThrownBy(() -> each.accept(side.builder()))
          .isInstanceOf(NullPointerException.class);
    }
  }

  @Test
  void webSocketsAreBuilt() {
    HttpClient client = build(side.builder());
    assertThat(client.newWebSocketBuilder()).isNotNull();
  }
}
