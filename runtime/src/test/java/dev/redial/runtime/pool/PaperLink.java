package dev.redial.runtime.pool;

import dev.redial.runtime.transport.Link;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import javax.net.ssl.SSLSession;

/** A link that takes everything and brings what the test says. */
final class PaperLink implements Link {
  private final Queue<ByteBuffer> arriving = new ArrayDeque<>();
  private long accepted;
  private boolean ended;
  private boolean closed;

  void arrive(String octets) {
    arriving.add(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Whether our half is closed: the orderly end has begun. */
  boolean isEnded() {
    return ended;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public int read(ByteBuffer destination) {
    ByteBuffer next = arriving.poll();
    if (next == null) {
      return 0;
    }
    int octets = next.remaining();
    destination.put(next);
    return octets;
  }

  @Override
  public boolean holdsPartOfRecord() {
    return false;
  }

  @Override
  public boolean orderlyEnd() {
    return false;
  }

  @Override
  public void write(ByteBuffer[] sources) {
    for (ByteBuffer source : sources) {
      accepted += source.remaining();
      source.position(source.limit());
    }
  }

  @Override
  public long accepted() {
    return accepted;
  }

  @Override
  public boolean flush() {
    return true;
  }

  @Override
  public SelectableChannel channel() {
    throw new UnsupportedOperationException("nobody waits for a link of paper");
  }

  @Override
  public void shutdownOutput() {
    ended = true;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public Optional<SSLSession> tlsSession() {
    return Optional.empty();
  }

  @Override
  public String applicationProtocol() {
    return "";
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
  }

  @Override
  public InetSocketAddress localAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
  }
}
