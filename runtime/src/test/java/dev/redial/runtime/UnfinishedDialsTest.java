package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are being made when nobody waits for them any more. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UnfinishedDialsTest {
  @Test
  @SuppressWarnings("try") // closing early is what is tested
  void closedManagerEndsAHandshakeThatIsNotAnswered(@TempDir Path directory) throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    ConnectionScript mute =
        connection -> {
          connection.readOctets(1); // of the ClientHello
          heard.countDown();
          connection.awaitClose();
          gone.countDown();
        };
    try (RawServer server = RawServer.start(mute);
        ConnectionManager manager =
            ConnectionManager.builder().connectTimeout(Duration.ofMinutes(5)).build();
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .connectionManager(manager)
                .sslContext(TestTls.in(directory).client())
                .build()) {
      URI secured = URI.create("https://localhost:" + server.port() + "/");
      var call = http.sendAsync(HttpRequest.newBuilder(secured).build(), BodyHandlers.ofString());
      heard.await();
      manager.close();
      assertThatThrownBy(call::join).hasCauseInstanceOf(IOException.class);
      gone.await();
    }
  }

  @Test
  void handshakeOfACancelledCallIsForTheNextOne(@TempDir Path directory) throws Exception {
    HesitantTrust trust = new HesitantTrust();
    try (RawServer server =
            RawServer.startTls(TestTls.in(directory).server(), ConnectionScript.echo());
        RedialHttpClient http = RedialHttpClient.newBuilder().sslContext(trust.context()).build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();
      var call = http.sendAsync(request, BodyHandlers.ofString());
      trust.asked.await();
      call.cancel(true);
      var next = http.sendAsync(request, BodyHandlers.ofString());
      trust.given.countDown();
      assertThat(next.join().statusCode()).isEqualTo(200);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  /** Trusts everybody, when it is told to. */
  private static final class HesitantTrust implements X509TrustManager {
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch given = new CountDownLatch(1);

    SSLContext context() throws GeneralSecurityException {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      asked.countDown();
      try {
        given.await();
      } catch (InterruptedException e) {
        throw new CertificateException(e);
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
