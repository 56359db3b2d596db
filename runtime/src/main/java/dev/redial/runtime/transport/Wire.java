package dev.redial.runtime.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * A connected, non-blocking socket with the addresses it had when it was connected: a closed one
 * does not tell them any more.
 */
record Wire(SocketChannel socket, InetSocketAddress remote, InetSocketAddress local)
    implements AutoCloseable {

  static Wire of(SocketChannel socket) throws IOException {
    InetSocketAddress remote = (InetSocketAddress) socket.getRemoteAddress();
    return new Wire(socket, remote, (InetSocketAddress) socket.getLocalAddress());
  }

  @Override
  public void close() {
    Closing.quietly(socket);
  }
}
