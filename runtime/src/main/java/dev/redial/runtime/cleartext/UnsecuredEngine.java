package dev.redial.runtime.cleartext;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An engine for a client to which it does not matter what it is asked to be.
 *
 * <p>Thread-safety: {@code this} guards the parameters, which are kept for whoever asks.
 */
abstract class UnsecuredEngine extends SSLEngine {
  private static final String[] SUITES = {ClearSession.CIPHER_SUITE};
  private static final String[] PROTOCOLS = {ClearSession.PROTOCOL};

  private SSLParameters parameters = ClearSession.parameters();

  UnsecuredEngine(@Nullable String host, int port) {
    super(host, port);
  }

  @Override
  public synchronized SSLParameters getSSLParameters() {
    return parameters;
  }

  @Override
  public synchronized void setSSLParameters(SSLParameters given) {
    parameters = given;
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return SUITES.clone();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return SUITES.clone();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {}

  @Override
  public String[] getSupportedProtocols() {
    return PROTOCOLS.clone();
  }

  @Override
  public String[] getEnabledProtocols() {
    return PROTOCOLS.clone();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {}

  @Override
  public void setUseClientMode(boolean client) {}

  @Override
  public boolean getUseClientMode() {
    return true;
  }

  @Override
  public void setNeedClientAuth(boolean need) {}

  @Override
  public boolean getNeedClientAuth() {
    return false;
  }

  @Override
  public void setWantClientAuth(boolean want) {}

  @Override
  public boolean getWantClientAuth() {
    return false;
  }

  @Override
  public void setEnableSessionCreation(boolean enabled) {}

  @Override
  public boolean getEnableSessionCreation() {
    return true;
  }
}
