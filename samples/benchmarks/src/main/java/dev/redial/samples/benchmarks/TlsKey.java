package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and a self-signed certificate for {@code localhost} and 127.0.0.1, made by this JDK's own
 * keytool.
 *
 * @param file the key store, alone in a directory
 */
record TlsKey(Path file) implements AutoCloseable {
  private static final String PASSWORD = "changeit";
  private static final String ALIAS = "localhost";

  /** A new one, in a file that stays until it is closed. */
  static TlsKey made() throws IOException {
    Path file = Files.createTempDirectory("benchmarks").resolve("localhost.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -storetype PKCS12 -keyalg EC -groupname secp256r1 -dname CN=localhost"
            + " -validity 2 -ext SAN=dns:localhost,ip:127.0.0.1 -storepass "
            + PASSWORD
            + " -alias "
            + ALIAS;
    List<String> command = new ArrayList<>(List.of(keytool, "-keystore", file.toString()));
    command.addAll(List.of(options.split(" ", -1)));
    run(command);
    return new TlsKey(file);
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("keytool: " + output);
    }
  }

  /** Shows the certificate. */
  SSLContext showing() throws IOException {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store(), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Trusts the certificate and nothing else. */
  Trust trust() throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(ALIAS, store().getCertificate(ALIAS));
      return Trust.in(trusted);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  @Override
  public void close() throws IOException {
    Files.delete(file);
    Files.delete(directory());
  }

  private Path directory() {
    return Objects.requireNonNull(file.getParent());
  }
}
