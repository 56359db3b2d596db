package dev.redial.runtime.transport;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * How TLS is spoken.
 *
 * @param context keys and trust
 * @param parameters protocols, cipher suites and the like; not changed, and not to be changed any
 *     more. The server's identity is checked as HTTPS demands (RFC 9110, section 4.3.4) unless an
 *     endpoint identification algorithm is named here: {@code ""} switches the check off
 * @param applicationProtocols what ALPN offers, the preferred one first; empty for no ALPN
 */
public record TlsSettings(
    SSLContext context, SSLParameters parameters, List<String> applicationProtocols) {

  /** Copies the list. */
  public TlsSettings {
    applicationProtocols = List.copyOf(applicationProtocols);
  }

  /**
   * A context with its own parameters, offering HTTP/1.1.
   *
   * @param context keys and trust
   * @return the settings
   */
  public static TlsSettings of(SSLContext context) {
    return new TlsSettings(context, context.getDefaultSSLParameters(), List.of("http/1.1"));
  }

  /**
   * The JVM's default context, offering HTTP/1.1.
   *
   * @return the settings
   */
  public static TlsSettings standard() {
    try {
      return of(SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no usable default SSLContext", e);
    }
  }

  /**
   * These settings with another ALPN list.
   *
   * @param protocols the preferred one first
   * @return new settings
   */
  public TlsSettings offering(String... protocols) {
    return new TlsSettings(context, parameters, List.of(protocols));
  }
}
