package dev.redial.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes TLS sockets that do not speak as they would. */
final class Limited extends SSLSocketFactory {
  private final SSLSocketFactory factory;
  private final Consumer<SSLSocket> limits;

  /**
   * A factory around another one.
   *
   * @param limits told of each socket before its handshake
   */
  Limited(SSLSocketFactory factory, Consumer<SSLSocket> limits) {
    this.factory = factory;
    this.limits = limits;
  }

  /** Speaking one version only. */
  static Limited to(String protocol, SSLSocketFactory factory) {
    return new Limited(factory, socket -> socket.setEnabledProtocols(new String[] {protocol}));
  }

  private Socket limited(Socket made) {
    limits.accept((SSLSocket) made);
    return made;
  }

  @Override
  public Socket createSocket(Socket transport, String host, int port, boolean autoClose)
      throws IOException {
    return limited(factory.createSocket(transport, host, port, autoClose));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
