package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
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
      old.useHttps(new Limited(server.getSocketFactory(), "TLSv1.2"));
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
