package dev.redial.runtime.call;

import dev.redial.runtime.transport.Link;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * A link to nowhere: whatever is written to it is one request, and answered at once.
 *
 * <p>Thread-safety: none; used by one thread.
 */
final class AnsweringLink implements Link {
  private static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("nowhere", 1);

  private final ByteBuffer answer;
  private long accepted;

  AnsweringLink(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    answer = ByteBuffer.allocateDirect(octets.length).put(octets);
  }

  @Override
  public int read(ByteBuffer destination) {
    int octets = answer.remaining();
    destination.put(answer);
    return octets;
  }

  @Override
  public void write(ByteBuffer[] sources) {
    for (ByteBuffer source : sources) {
      accepted += source.remaining();
      source.position(source.limit());
    }
    answer.rewind();
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
  public boolean holdsPartOfRecord() {
    return false;
  }

  @Override
  public boolean orderlyEnd() {
    return false;
  }

  @Override
  public SelectableChannel channel() {
    throw new UnsupportedOperationException("nobody waits for what is there at once");
  }

  @Override
  public void shutdownOutput() {}

  @Override
  public void close() {}

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
    return NOWHERE;
  }

  @Override
  public InetSocketAddress localAddress() {
    return NOWHERE;
  }
}
