package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A bare socket over TLS; it blocks.
 *
 * <p>Thread-safety: used by one thread.
 */
final class SecureChannel implements ByteChannel {
  private static final int OCTETS = 1 << 16;

  private final SSLSocket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] octets = new byte[OCTETS];

  private SecureChannel(SSLSocket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  static SecureChannel connected(URI base, Trust trust) throws IOException {
    SSLSocket socket =
        (SSLSocket) trust.context().getSocketFactory().createSocket(base.getHost(), base.getPort());
    socket.setTcpNoDelay(true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return new SecureChannel(socket);
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int count = in.read(octets, 0, Math.min(to.remaining(), OCTETS));
    if (count > 0) {
      to.put(octets, 0, count);
    }
    return count;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int count = Math.min(from.remaining(), OCTETS);
    from.get(octets, 0, count);
    out.write(octets, 0, count);
    return count;
  }

  @Override
  public boolean isOpen() {
    return !socket.isClosed();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
