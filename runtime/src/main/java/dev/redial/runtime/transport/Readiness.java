package dev.redial.runtime.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Waits for one socket, not beyond a deadline. */
final class Readiness implements AutoCloseable {
  private final SocketChannel socket;
  private final Deadline deadline;
  private final Selector selector;
  private final SelectionKey key;

  Readiness(SocketChannel socket, Deadline deadline) throws IOException {
    this.socket = socket;
    this.deadline = deadline;
    this.selector = Selector.open();
    this.key = socket.register(selector, 0);
  }

  void await(int operation) throws IOException {
    deadline.check();
    key.interestOps(operation);
    selector.select(deadline.leftMillis());
    selector.selectedKeys().clear();
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while connecting to " + deadline.target());
    }
  }

  void writeAll(ByteBuffer octets) throws IOException {
    socket.write(octets);
    while (octets.hasRemaining()) {
      await(SelectionKey.OP_WRITE);
      socket.write(octets);
    }
  }

  /** Waits for at least one octet; -1 at the end. */
  int readSome(ByteBuffer destination) throws IOException {
    int octets = socket.read(destination);
    while (octets == 0) {
      await(SelectionKey.OP_READ);
      octets = socket.read(destination);
    }
    return octets;
  }

  @Override
  public void close() {
    Closing.quietly(selector);
  }
}
