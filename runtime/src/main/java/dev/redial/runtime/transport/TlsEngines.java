package dev.redial.runtime.transport;

import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Makes the engine for one connection. */
final class TlsEngines {
  private static final Pattern LITERAL_ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  private TlsEngines() {}

  static SSLEngine create(TlsSettings settings, Target target) {
    String host = withoutTrailingDot(target.host());
    SSLEngine engine = settings.context().createSSLEngine(host, target.port());
    engine.setUseClientMode(true);
    engine.setSSLParameters(settings.parameters());
    // What the engine gives is a copy, so that the settings stay as they are.
    SSLParameters parameters = engine.getSSLParameters();
    checkIdentity(parameters);
    nameServer(parameters, host);
    parameters.setApplicationProtocols(settings.applicationProtocols().toArray(String[]::new));
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static void checkIdentity(SSLParameters parameters) {
    if (parameters.getEndpointIdentificationAlgorithm() == null) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
  }

  /** A literal address is never sent (RFC 6066, section 3). */
  private static void nameServer(SSLParameters parameters, String host) {
    if (parameters.getServerNames() != null || LITERAL_ADDRESS.matcher(host).matches()) {
      return;
    }
    try {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    } catch (IllegalArgumentException e) {
      // A name with an underscore is none for SNI; the server then shows its default certificate.
    }
  }

  private static String withoutTrailingDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
