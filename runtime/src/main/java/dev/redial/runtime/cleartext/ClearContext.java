package dev.redial.runtime.cleartext;

import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** Makes {@link ClearEngine}s and nothing else. */
final class ClearContext extends SSLContext {
  ClearContext() {
    super(new Engines(), null, "clear");
  }

  private static final class Engines extends SSLContextSpi {
    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return new ClearEngine(null, -1);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return new ClearEngine(host, port);
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return ClearSession.parameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return ClearSession.parameters();
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {}

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throw new UnsupportedOperationException("only engines are made in clear");
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw new UnsupportedOperationException("only engines are made in clear");
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      throw new UnsupportedOperationException("there are no sessions in clear");
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      throw new UnsupportedOperationException("there are no sessions in clear");
    }
  }
}
