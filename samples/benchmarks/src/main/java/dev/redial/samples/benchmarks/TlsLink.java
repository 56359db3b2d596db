package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * A connection over TLS 1.3, with tasks of the handshake on the server's own thread.
 *
 * <p>Thread-safety: used by the server's thread alone.
 */
final class TlsLink implements Link {
  /** A read of so much, deciphered, always finds room with those who read; more than a record. */
  private static final int IN_OCTETS = 1 << 15;

  private static final int OUT_OCTETS = 1 << 17;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final ByteBuffer in = ByteBuffer.allocate(IN_OCTETS);
  private final ByteBuffer out = ByteBuffer.allocate(OUT_OCTETS);

  private TlsLink(SocketChannel channel, SSLEngine engine) {
    this.channel = channel;
    this.engine = engine;
  }

  static TlsLink of(SocketChannel channel, SSLContext context) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(new String[] {"TLSv1.3"});
    return new TlsLink(channel, engine);
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int before = to.position();
    boolean ended = channel.read(in) < 0;
    in.flip();
    while (isGoingOn(to)) {}
    in.compact();
    int count = to.position() - before;
    return count == 0 && (ended || engine.isInboundDone()) ? -1 : count;
  }

  /** One step of the handshake, or one record; whether another may follow. */
  private boolean isGoingOn(ByteBuffer to) throws SSLException {
    return switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> {
        engine.getDelegatedTask().run();
        yield true;
      }
      case NEED_WRAP -> wrap(NOTHING);
      default -> unwrap(to);
    };
  }

  private boolean unwrap(ByteBuffer to) throws SSLException {
    SSLEngineResult result = engine.unwrap(in, to);
    return switch (result.getStatus()) {
      case OK -> true;
      case BUFFER_UNDERFLOW, CLOSED -> false;
      case BUFFER_OVERFLOW -> throw new SSLException("more than there is room for: " + result);
    };
  }

  /** Whether there was something to wrap, and room for it. */
  private boolean wrap(ByteBuffer from) throws SSLException {
    return engine.wrap(from, out).bytesProduced() > 0;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int before = from.position();
    while (flush() && from.hasRemaining()) {
      wrapAsRoomAllows(from);
    }
    return from.position() - before;
  }

  private void wrapAsRoomAllows(ByteBuffer from) throws SSLException {
    boolean room = true;
    while (room && from.hasRemaining()) {
      room = wrap(from);
    }
  }

  @Override
  public boolean flush() throws IOException {
    if (out.position() > 0) {
      out.flip();
      channel.write(out);
      out.compact();
    }
    return out.position() == 0;
  }

  @Override
  public void shutdownOutput() throws IOException {
    engine.closeOutbound();
    wrap(NOTHING);
    flush();
    channel.shutdownOutput();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
