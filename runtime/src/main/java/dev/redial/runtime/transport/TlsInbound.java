package dev.redial.runtime.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.jspecify.annotations.Nullable;

/**
 * The incoming half of a TLS link.
 *
 * <pre>
 * kernel --read--> ciphertext --unwrap--> the reader's buffer, or plaintext if that is too small
 * </pre>
 *
 * <p>Thread-safety: one reader at a time.
 */
final class TlsInbound {
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final SocketChannel socket;
  private final SSLEngine engine;
  private final BufferPool pool;
  private final TlsOutbound outbound;

  /** Ready to be read from, EMPTY or borrowed; confined to the reader. */
  private ByteBuffer ciphertext = EMPTY;

  /** Ready to be read from, EMPTY or borrowed; confined to the reader. */
  private ByteBuffer plaintext = EMPTY;

  /** Why reading is over; confined to the reader. */
  private @Nullable IOException failure;

  /** Written by the reader alone. */
  private volatile Stream stream = Stream.OPEN;

  /** What became of the stream. */
  private enum Stream {
    OPEN,
    /** Close_notify came. */
    CLOSED,
    /** It ended without one. */
    CUT
  }

  TlsInbound(SocketChannel socket, SSLEngine engine, BufferPool pool, TlsOutbound outbound) {
    this.socket = socket;
    this.engine = engine;
    this.pool = pool;
    this.outbound = outbound;
  }

  boolean orderlyEnd() {
    return stream == Stream.CLOSED;
  }

  /** Of use after a read that brought nothing. */
  boolean holdsPartOfRecord() {
    return ciphertext.hasRemaining();
  }

  int read(ByteBuffer destination) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      return readOn(destination);
    } catch (IOException e) {
      failure = e;
      throw e;
    } finally {
      ciphertext = keptIfFilled(ciphertext);
      plaintext = keptIfFilled(plaintext);
    }
  }

  private int readOn(ByteBuffer destination) throws IOException {
    while (!plaintext.hasRemaining() && destination.hasRemaining() && stream == Stream.OPEN) {
      SSLEngineResult result = unwrap(destination);
      answerEngine(result);
      if (result.bytesProduced() > 0 && !plaintext.hasRemaining()) {
        return result.bytesProduced();
      }
      if (needsOctets(result) && fill() == 0) {
        return 0;
      }
    }
    return plaintext.hasRemaining() || stream == Stream.OPEN ? drainInto(destination) : -1;
  }

  /** One step of a handshake: false if more octets must arrive first. */
  boolean unwrapHandshake() throws IOException {
    SSLEngineResult result = unwrap(EMPTY);
    return !needsOctets(result) || fill() != 0;
  }

  boolean ended() {
    return stream != Stream.OPEN;
  }

  /** Puts at most one record into the destination if there is room, else into plaintext. */
  private SSLEngineResult unwrap(ByteBuffer destination) throws IOException {
    int room = engine.getSession().getApplicationBufferSize();
    SSLEngineResult result =
        destination.remaining() >= room
            ? engine.unwrap(ciphertext, destination)
            : unwrapAside(room);
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      stream = outbound.engineFailed() ? Stream.CUT : Stream.CLOSED;
    }
    return result;
  }

  private SSLEngineResult unwrapAside(int room) throws IOException {
    ByteBuffer aside = pool.take(room);
    try {
      return engine.unwrap(ciphertext, aside);
    } finally {
      plaintext = keptIfFilled(aside.flip());
    }
  }

  /**
   * Session tickets need nothing, a KeyUpdate an answer (RFC 8446, section 4.6.3), a renegotiation
   * of TLS 1.2 both. A close is answered by our own close, not here: we may have more to send.
   */
  private void answerEngine(SSLEngineResult result) throws IOException {
    HandshakeStatus status = result.getHandshakeStatus();
    if (status == HandshakeStatus.NEED_TASK) {
      runTasks(engine);
      status = engine.getHandshakeStatus();
    }
    if (status == HandshakeStatus.NEED_WRAP && stream == Stream.OPEN) {
      outbound.tryWrapForEngine();
    }
  }

  static void runTasks(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private static boolean needsOctets(SSLEngineResult result) {
    return result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW;
  }

  /** Reads ciphertext behind what is left of it; like {@link SocketChannel#read}. */
  private int fill() throws IOException {
    makeRoom();
    ciphertext.compact();
    int octets;
    try {
      octets = socket.read(ciphertext);
    } finally {
      ciphertext.flip();
    }
    if (octets < 0) {
      stream = Stream.CUT;
    }
    return octets;
  }

  private void makeRoom() {
    int record = engine.getSession().getPacketBufferSize();
    if (ciphertext.capacity() < record) {
      ByteBuffer larger = pool.take(record).put(ciphertext).flip();
      pool.giveBack(ciphertext);
      ciphertext = larger;
    }
  }

  private int drainInto(ByteBuffer destination) {
    int octets = Math.min(plaintext.remaining(), destination.remaining());
    destination.put(plaintext.slice(plaintext.position(), octets));
    plaintext.position(plaintext.position() + octets);
    return octets;
  }

  private ByteBuffer keptIfFilled(ByteBuffer buffer) {
    if (buffer.hasRemaining()) {
      return buffer;
    }
    pool.giveBack(buffer);
    return EMPTY;
  }
}
