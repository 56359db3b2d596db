package dev.redial.runtime.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A listener whose backlog is full: Linux drops further connection requests without an answer. */
record BlackHole(ServerSocket listener, List<SocketChannel> backlog) implements AutoCloseable {

  /** More than the smallest backlog holds. */
  private static final int FILL = 4;

  static BlackHole at(InetAddress address, int port) throws IOException {
    ServerSocket listener = new ServerSocket(port, 1, address);
    List<SocketChannel> backlog = new ArrayList<>();
    for (int i = 0; i < FILL; i++) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(new InetSocketAddress(address, listener.getLocalPort()));
      backlog.add(channel);
    }
    return new BlackHole(listener, backlog);
  }

  InetAddress address() {
    return listener.getInetAddress();
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : backlog) {
      channel.close();
    }
    listener.close();
  }
}
