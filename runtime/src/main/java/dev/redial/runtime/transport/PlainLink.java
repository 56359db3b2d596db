package dev.redial.runtime.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A link in clear. */
final class PlainLink implements Link {
  private final Wire wire;

  /** Written by the writer alone. */
  private volatile long accepted;

  /** Written by the writer alone. */
  private volatile boolean writeFailed;

  /** Written by the reader alone. */
  private volatile boolean ended;

  PlainLink(Wire wire) {
    this.wire = wire;
  }

  @Override
  public int read(ByteBuffer destination) throws IOException {
    int octets = socket().read(destination);
    if (octets < 0) {
      ended = true;
    }
    return octets;
  }

  @Override
  public boolean holdsPartOfRecord() {
    return false;
  }

  @Override
  public boolean orderlyEnd() {
    return ended && !writeFailed;
  }

  // One writer at a time, so nothing is lost between reading the count and writing it.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  @Override
  public void write(ByteBuffer[] sources) throws IOException {
    try {
      accepted += sources.length == 1 ? socket().write(sources[0]) : socket().write(sources);
    } catch (IOException e) {
      writeFailed = true;
      throw e;
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
    return socket();
  }

  @Override
  public void shutdownOutput() throws IOException {
    socket().shutdownOutput();
  }

  @Override
  public void close() {
    wire.close();
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
    return wire.remote();
  }

  @Override
  public InetSocketAddress localAddress() {
    return wire.local();
  }

  private SocketChannel socket() {
    return wire.socket();
  }
}
