package dev.redial.samples.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a self-signed certificate for 127.0.0.1, made by this JDK's own keytool. */
final class TestCertificate {
  private static final String PASSWORD = "changeit";
  private static final String ALIAS = "server";
  private static final int PEM_LINE = 64;

  private final KeyStore store;

  private TestCertificate(KeyStore store) {
    this.store = store;
  }

  static TestCertificate in(Path directory) throws Exception {
    Path file = directory.resolve("server.p12");
    makeKey(file);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new TestCertificate(store);
  }

  private static void makeKey(Path file) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -storetype PKCS12 -keyalg EC -groupname secp256r1 -dname CN=127.0.0.1"
            + " -validity 2 -ext SAN=ip:127.0.0.1 -storepass "
            + PASSWORD
            + " -alias "
            + ALIAS;
    List<String> command = new ArrayList<>(List.of(keytool, "-keystore", file.toString()));
    command.addAll(List.of(options.split(" ", -1)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + output);
    }
  }

  Path writeChain(Path directory) throws Exception {
    return writePem(
        directory.resolve("certificate.pem"),
        "CERTIFICATE",
        store.getCertificate(ALIAS).getEncoded());
  }

  Path writeKey(Path directory) throws Exception {
    return writePem(
        directory.resolve("key.pem"),
        "PRIVATE KEY",
        store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
  }

  private static Path writePem(Path file, String label, byte[] der) throws IOException {
    byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
    String text = Base64.getMimeEncoder(PEM_LINE, lineEnd).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, text));
  }

  /** Trusts this certificate and nothing else. */
  SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
