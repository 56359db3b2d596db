package dev.redial.runtime.transport;

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

/**
 * Another context, whose engines tell what was negotiated when something was, and not before.
 *
 * <p>The JDK's client asks an engine whose handshake was cut which protocol is spoken, and goes on
 * with what it is told, HTTP/1.1 where that is nothing: so it would make the head of a request that
 * can never be sent, and nobody could tell that it was not.
 */
public final class StrictContext extends SSLContext {
  private StrictContext(SSLContext context) {
    super(new Engines(context), context.getProvider(), context.getProtocol());
  }

  /** With the keys, the trust and the sessions of {@code context}. */
  public static SSLContext of(SSLContext context) {
    return new StrictContext(context);
  }

  private static final class Engines extends SSLContextSpi {
    private final SSLContext context;

    Engines(SSLContext context) {
      this.context = context;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return new StrictEngine(context.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return new StrictEngine(context.createSSLEngine(host, port));
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return context.getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return context.getSupportedSSLParameters();
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
      throw new UnsupportedOperationException("the other context is initialized");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return context.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context.getClientSessionContext();
    }
  }
}
