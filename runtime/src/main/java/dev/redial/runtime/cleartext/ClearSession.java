package dev.redial.runtime.cleartext;

import java.security.Principal;
import java.security.cert.Certificate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * A session that secures nothing: the sizes of buffers are all that is asked of it.
 *
 * @param host that is spoken to
 * @param port that is spoken to
 */
record ClearSession(@Nullable String host, int port) implements SSLSession {
  /** As its name is asked for; nothing is enciphered. */
  static final String CIPHER_SUITE = "CLEAR";

  /** The JDK's client wants to see one that HTTP/2 allows. */
  static final String PROTOCOL = "TLSv1.3";

  /** What the JDK's client reads and writes at a time. */
  private static final int BUFFER_OCTETS = 16 * 1024;

  static SSLParameters parameters() {
    return new SSLParameters(new String[] {CIPHER_SUITE}, new String[] {PROTOCOL});
  }

  @Override
  public int getPacketBufferSize() {
    return BUFFER_OCTETS;
  }

  @Override
  public int getApplicationBufferSize() {
    return BUFFER_OCTETS;
  }

  @Override
  public String getCipherSuite() {
    return CIPHER_SUITE;
  }

  @Override
  public String getProtocol() {
    return PROTOCOL;
  }

  @Override
  public @Nullable String getPeerHost() {
    return host;
  }

  @Override
  public int getPeerPort() {
    return port;
  }

  @Override
  public Certificate[] getPeerCertificates() throws SSLPeerUnverifiedException {
    throw new SSLPeerUnverifiedException("it is spoken in clear");
  }

  @Override
  public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
    throw new SSLPeerUnverifiedException("it is spoken in clear");
  }

  @Override
  public Certificate @Nullable [] getLocalCertificates() {
    return null;
  }

  @Override
  public @Nullable Principal getLocalPrincipal() {
    return null;
  }

  @Override
  public byte[] getId() {
    return new byte[0];
  }

  @Override
  public @Nullable SSLSessionContext getSessionContext() {
    return null;
  }

  @Override
  public long getCreationTime() {
    return 0;
  }

  @Override
  public long getLastAccessedTime() {
    return 0;
  }

  @Override
  public void invalidate() {}

  @Override
  public boolean isValid() {
    return true;
  }

  @Override
  public void putValue(String name, Object value) {}

  @Override
  public @Nullable Object getValue(String name) {
    return null;
  }

  @Override
  public void removeValue(String name) {}

  @Override
  public String[] getValueNames() {
    return new String[0];
  }
}
