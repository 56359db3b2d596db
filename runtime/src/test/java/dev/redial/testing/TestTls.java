package dev.redial.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a self-signed certificate for {@code localhost} and 127.0.0.1, made by this JDK's own
 * keytool.
 *
 * @param server shows the certificate
 * @param client trusts it and nothing else
 */
public record TestTls(SSLContext server, SSLContext client) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /**
   * Makes a new pair.
   *
   * @param directory where the key store goes
   * @return contexts for both ends
   */
  public static TestTls in(Path directory) throws Exception {
    Path file = fileIn(directory);
    makeKey(file);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return new TestTls(showing(store), trusting(store));
  }

  /** The same, whose key store nobody else needs. */
  public static TestTls ofItsOwn() throws Exception {
    Path directory = Files.createTempDirectory("redial-tls");
    try {
      return in(directory);
    } finally {
      Files.deleteIfExists(fileIn(directory));
      Files.delete(directory);
    }
  }

  private static Path fileIn(Path directory) {
    return directory.resolve("localhost.p12");
  }

  /**
   * Options for another virtual machine that is to trust the pair in {@code directory}, and nothing
   * else.
   */
  public static String[] trustIn(Path directory) {
    return new String[] {
      "-Djavax.net.ssl.trustStore=" + fileIn(directory),
      "-Djavax.net.ssl.trustStoreType=PKCS12",
      "-Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD)
    };
  }

  private static void makeKey(Path file) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "localhost",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-validity",
                "2",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + output);
    }
  }

  private static SSLContext showing(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext trusting(KeyStore store) throws GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try {
      trusted.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
    trusted.setCertificateEntry("localhost", store.getCertificate("localhost"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
