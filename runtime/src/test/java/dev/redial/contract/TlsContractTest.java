package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.resend.RequestFailedException;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Handshakes that fail, and the parameters of those that do not. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.redial.contract.Pair#secured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsContractTest extends Contract {
  /** Both ways of sending fail alike; the failure is returned. */
  private Throwable fails(HttpClient.Builder made, URI uri) throws Exception {
    HttpClient client = made.build();
    try {
      HttpRequest request = get(uri);
      Throwable thrown = catchThrowable(() -> client.send(request, BodyHandlers.ofString()));
      Throwable later = failureOf(client.sendAsync(request, BodyHandlers.ofString()));
      assertThat(later).hasSameClassAs(thrown);
      return thrown;
    } finally {
      closing(client);
    }
  }

  private URI served() {
    return peer().serve(Content.sized("x"));
  }

  @Test
  void untrustedCertificateFailsTheHandshake() throws Exception {
    HttpClient.Builder unaware =
        pair.side().builder().version(transport().version()).sslContext(SSLContext.getDefault());
    URI at = served();
    Throwable thrown = fails(unaware, at);
    assertThat(thrown).isInstanceOf(SSLHandshakeException.class);
    assertThat(causes(thrown)).hasAtLeastOneElementOfType(CertificateException.class);
    assertThat(peer().arrived(at)).isEmpty();
  }

  @Test
  void certificateOfAnotherHostFailsTheHandshake() throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      other.useHttps(Certificate.TLS.server().getSocketFactory());
      other.start(InetAddress.getByName("127.0.0.2"), 0);
      URI elsewhere = URI.create("https://127.0.0.2:" + other.getPort() + "/");
      Throwable thrown = fails(pair.client(), elsewhere);
      assertThat(thrown).isInstanceOf(SSLHandshakeException.class);
      assertThat(causes(thrown)).hasAtLeastOneElementOfType(CertificateException.class);
      assertThat(other.getRequestCount()).isZero();
    }
  }

  @Test
  void protocolsWithoutACommonOneFailTheHandshake() throws Exception {
    try (MockWebServer old = new MockWebServer()) {
      SSLContext server = Certificate.TLS.server();
      old.useHttps(Limited.to("TLSv1.2", server.getSocketFactory()));
      old.start();
      SSLParameters parameters = new SSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.3"});
      Throwable thrown =
          fails(
              pair.client().sslParameters(parameters),
              URI.create("https://localhost:" + old.getPort() + "/"));
      assertThat(thrown).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  @Differs(IntendedDifference.LATE_ALERTS_SAY_NOTHING_OF_THE_REQUEST)
  void missingClientCertificateFailsTheCall(@TempDir Path directory) throws Exception {
    TestTls mutual = TestTls.in(directory);
    try (MockWebServer strict = new MockWebServer()) {
      strict.useHttps(mutual.server().getSocketFactory());
      strict.requireClientAuth();
      strict.enqueue(new MockResponse.Builder().body("x").build());
      strict.start();
      HttpClient client =
          pair.side().builder().version(transport().version()).sslContext(mutual.client()).build();
      try {
        URI at = URI.create("https://localhost:" + strict.getPort() + "/");
        Throwable thrown = catchThrowable(() -> client.send(get(at), BodyHandlers.ofString()));
        differing(
            () -> assertThat(thrown).isInstanceOf(SSLException.class),
            () -> assertThat(thrown).isInstanceOf(RequestFailedException.class));
        assertThat(causes(thrown)).hasAtLeastOneElementOfType(SSLException.class);
        assertThat(strict.getRequestCount()).isZero();
      } finally {
        closing(client);
      }
    }
  }

  @Test
  void parametersAreObeyed() throws Exception {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    String suite = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
    parameters.setCipherSuites(new String[] {suite});
    HttpClient client = pair.client().sslParameters(parameters).build();
    try {
      var session = client.send(get(served()), BodyHandlers.ofString()).sslSession().orElseThrow();
      assertThat(session.getProtocol()).isEqualTo("TLSv1.2");
      assertThat(session.getCipherSuite()).isEqualTo(suite);
    } finally {
      closing(client);
    }
  }

  /** Whether a server on another address than the certificate is for is asked. */
  private boolean isAskedElsewhere(SSLParameters parameters) throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      other.useHttps(Certificate.TLS.server().getSocketFactory());
      other.enqueue(new MockResponse.Builder().body("x").build());
      other.start(InetAddress.getByName("127.0.0.2"), 0);
      try (Client client = Client.of(pair.client().sslParameters(parameters))) {
        URI elsewhere = URI.create("https://127.0.0.2:" + other.getPort() + "/");
        Throwable thrown = catchThrowable(() -> client.send(get(elsewhere)));
        assertThat(thrown == null || thrown instanceof SSLHandshakeException).isTrue();
        return thrown == null;
      }
    }
  }

  @Test
  @Differs(IntendedDifference.PARAMETERS_OF_TLS_COUNT)
  void identityIsCheckedInAnyCaseOrAsTheParametersSay() throws Exception {
    SSLParameters unchecked = new SSLParameters();
    unchecked.setEndpointIdentificationAlgorithm("");
    assertThat(isAskedElsewhere(unchecked)).isEqualTo(isRedial());
    SSLParameters named = new SSLParameters();
    named.setServerNames(List.of(new SNIHostName("localhost")));
    assertThat(isAskedElsewhere(named)).isTrue(); // the JDK's names hosts, but no addresses
    assertThat(isAskedElsewhere(new SSLParameters())).isFalse();
  }

  @Test
  @Differs(IntendedDifference.PARAMETERS_ARE_CHECKED_WHEN_BUILT)
  void unknownProtocolFailsTheCallsOrTheBuilder() throws Exception {
    SSLParameters unknown = new SSLParameters();
    unknown.setProtocols(new String[] {"TLSv9"});
    HttpClient.Builder made = pair.client().sslParameters(unknown);
    differing(
        () -> {
          try (Client client = Client.of(made)) {
            assertThat(client.failures(get(served()))).hasSize(2);
          }
        },
        () ->
            assertThatThrownBy(made::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TLSv9"));
  }

  @Test
  @Differs(IntendedDifference.HTTP_1_1_IS_OFFERED_BY_NAME)
  void versionIsOffered() throws Exception {
    Set<List<String>> offers = ConcurrentHashMap.newKeySet();
    try (MockWebServer server = new MockWebServer()) {
      server.setProtocolNegotiationEnabled(false);
      server.useHttps(
          new Limited(
              Certificate.TLS.server().getSocketFactory(),
              socket ->
                  socket.setHandshakeApplicationProtocolSelector(
                      (handshake, offered) -> {
                        offers.add(offered);
                        return "";
                      })));
      server.enqueue(new MockResponse.Builder().body("x").build());
      server.start();
      try (Client client = Client.of(pair.client())) {
        URI at = URI.create("https://localhost:" + server.getPort() + "/");
        assertThat(client.send(get(at)).body()).isEqualTo("x");
      }
    }
    if (transport().isHttp2()) {
      assertThat(offers).containsExactly(List.of("h2", "http/1.1"));
    } else {
      differing(
          () -> assertThat(offers).isEmpty(),
          () -> assertThat(offers).containsExactly(List.of("http/1.1")));
    }
  }

  @Test
  void serverWithoutTlsFailsTheCall() throws Exception {
    try (RawServer clear =
        RawServer.start(
            connection -> {
              connection.readOctets(1);
              connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            })) {
      URI at = URI.create("https://localhost:" + clear.port() + "/");
      assertThat(fails(pair.client(), at)).isInstanceOf(SSLException.class);
    }
  }
}
