package dev.redial.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpConnectTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsLinkTest {
  private static TestTls tls;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void whatIsWrittenArrivesAndTheAnswerIsRead(String version) throws IOException {
    String body = "x".repeat(100_000);
    try (RawServer server = RawServer.startTls(tls.server(), ConnectionScript.echo());
        Link link = dial(server, version)) {
      String request = "POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n" + body;
      Links.send(link, request);
      assertThat(Links.readUntil(link, body)).startsWith("HTTP/1.1 200");
      assertThat(link.accepted()).isEqualTo(request.length());
      assertThat(link.tlsSession()).map(s -> s.getProtocol()).contains(version);
      assertThat(server.requests().get(0).body()).isEqualTo(body);
      assertThat(server.failures()).isEmpty();
    }
  }

  @Test
  void aSmallBufferGetsARecordPieceByPiece() throws IOException {
    try (RawServer server = RawServer.startTls(tls.server(), c -> c.write("0123456789"));
        Link link = dial(server)) {
      assertThat(Links.readToEndBy(3, link)).isEqualTo("0123456789");
      assertThat(link.orderlyEnd()).isTrue();
    }
  }

  @ParameterizedTest
  @Tag("F5")
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void closeNotifyIsAnOrderlyEnd(String version) throws IOException {
    try (RawServer server = RawServer.startTls(tls.server(), c -> c.write("bye"));
        Link link = dial(server, version)) {
      assertThat(Links.readToEnd(link)).isEqualTo("bye");
      assertThat(link.orderlyEnd()).isTrue();
    }
  }

  @ParameterizedTest
  @Tag("F5")
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anEndWithoutCloseNotifyIsNotOrderly(String version) throws IOException {
    try (RawServer server =
            RawServer.startTls(
                tls.server(),
                c -> {
                  c.write("half of it");
                  c.truncate();
                });
        Link link = dial(server, version)) {
      assertThat(Links.readToEnd(link)).isEqualTo("half of it");
      assertThat(link.orderlyEnd()).isFalse();
    }
  }

  @Test
  @Tag("L9")
  void octetsCountAsAcceptedOnceTheirRecordIsWritten() throws IOException {
    try (RawServer server =
            RawServer.startTls(tls.server(), c -> c.tryReadRequest(Links.PATIENCE));
        Link link = dial(server)) {
      long taken = 0;
      do {
        taken += Links.takenUntilFull(link); // the kernel may make room in between
      } while (link.flush());
      assertThat(link.accepted()).isPositive().isLessThan(taken);
      assertThat(taken - link.accepted()).isLessThanOrEqualTo(16 * 1024);
    }
  }

  @Test
  @Tag("T1")
  void manyPiecesBecomeOneRecord() throws IOException {
    try (RawServer server = RawServer.startTls(tls.server(), ConnectionScript.echo());
        Link link = dial(server)) {
      link.write(Links.pieces("POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", 7));
      assertThat(Links.readUntil(link, "hello")).contains("Content-Length: 5");
    }
  }

  @ParameterizedTest
  @Tag("C2")
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void afterOurCloseNotifyTheServerMayStillAnswer(String version) throws IOException {
    String text = "x".repeat(50_000);
    try (RawServer server =
            RawServer.startTls(
                tls.server(),
                c -> {
                  c.readRequest();
                  c.write(text);
                });
        Link link = dial(server, version)) {
      Links.send(link, "GET / HTTP/1.1\r\n\r\n");
      link.shutdownOutput();
      assertThat(Links.readToEnd(link)).isEqualTo(text);
      assertThat(link.orderlyEnd()).isTrue();
      assertThatThrownBy(() -> link.write(new ByteBuffer[] {ByteBuffer.allocate(1)}))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  @Tag("C1")
  void afterAFailedWriteAnswersAreStillRead() throws IOException {
    try (RawServer server = RawServer.startTls(tls.server(), Links::answerAndReset);
        Link link = dial(server)) {
      Links.send(link, "GET / HTTP/1.1\r\n\r\n");
      assertThat(Links.writeUntilItFails(link)).isInstanceOf(IOException.class);
      assertThat(Links.readToEnd(link)).isEqualTo("answer");
      assertThat(link.orderlyEnd()).isFalse();
    }
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws IOException {
    try (RawServer server = RawServer.startTls(tls.server(), c -> c.awaitClose())) {
      Target target = Target.of("https", "shop.example", server.port());
      SSLHandshakeException failure =
          catchThrowableOfType(
              SSLHandshakeException.class,
              () -> new Dialer(settings(tls.client())).dial(target, Links.soon()));
      assertThat(failure)
          .hasMessageStartingWith("TLS handshake with shop.example:" + server.port() + " failed: ")
          .hasRootCauseInstanceOf(CertificateException.class);
    }
  }

  @Test
  void theIdentityCheckCanBeSwitchedOff() throws IOException {
    SSLParameters lax = tls.client().getDefaultSSLParameters();
    lax.setEndpointIdentificationAlgorithm("");
    DialerSettings settings =
        settings(tls.client()).withTls(new TlsSettings(tls.client(), lax, List.of()));
    try (RawServer server = RawServer.startTls(tls.server(), ConnectionScript.echo());
        Link link =
            new Dialer(settings)
                .dial(Target.of("https", "shop.example", server.port()), Links.soon())) {
      assertThat(link.tlsSession()).isPresent();
      assertThat(link.applicationProtocol()).isEmpty();
      assertThat(lax.getServerNames()).isNull();
    }
  }

  @Test
  void anUntrustedCertificateIsRefused() throws Exception {
    try (RawServer server = RawServer.startTls(tls.server(), c -> c.awaitClose())) {
      Dialer dialer = new Dialer(settings(SSLContext.getDefault()));
      assertThatThrownBy(() -> dialer.dial(Target.of(server.uri("/")), Links.soon()))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("localhost:" + server.port());
    }
  }

  @Test
  void aSilentHandshakeTimesOut() throws IOException {
    try (RawServer server = RawServer.start(c -> c.awaitClose())) {
      Target target = Target.of("https", "localhost", server.port());
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
      assertThatThrownBy(() -> new Dialer(settings(tls.client())).dial(target, deadline))
          .isInstanceOf(HttpConnectTimeoutException.class);
    }
  }

  @Test
  void aHandshakeThatThePeerCutsFails() throws IOException {
    try (RawServer server = RawServer.start(c -> c.shutdownOutput())) {
      Target target = Target.of("https", "localhost", server.port());
      assertThatThrownBy(() -> new Dialer(settings(tls.client())).dial(target, Links.soon()))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("the peer closed the connection");
    }
  }

  private static Link dial(RawServer server) throws IOException {
    return dial(server, "TLSv1.3");
  }

  private static Link dial(RawServer server, String version) throws IOException {
    SSLParameters parameters = tls.client().getDefaultSSLParameters();
    parameters.setProtocols(new String[] {version});
    TlsSettings settings = new TlsSettings(tls.client(), parameters, List.of("http/1.1"));
    Dialer dialer = new Dialer(DialerSettings.standard().withTls(settings));
    return dialer.dial(Target.of(server.uri("/")), Links.soon());
  }

  private static DialerSettings settings(SSLContext context) {
    return DialerSettings.standard()
        .withTls(TlsSettings.of(context))
        .withResolver(host -> List.of(InetAddress.getLoopbackAddress()));
  }
}
