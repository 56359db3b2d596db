package dev.redial.runtime.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The outgoing half of a TLS link: at most one record waits for the kernel at any time.
 *
 * <pre>
 * sources --wrap--> record (its plaintext counted) --write--> kernel: accepted += that count
 * </pre>
 *
 * <p>Thread-safety: safe. The lock is held across writes, which do not block; the reader takes it
 * only to answer what the peer wants answered.
 */
final class TlsOutbound {
  private static final ByteBuffer[] NOTHING = {};

  private final SocketChannel socket;
  private final SSLEngine engine;
  private final BufferPool pool;
  private final ReentrantLock lock = new ReentrantLock();

  /** What the kernel has not taken of the record; guarded by lock. */
  private @Nullable ByteBuffer record;

  /** Octets of plaintext in the record; guarded by lock. */
  private int recordPlaintext;

  /** The engine has something of its own to say; guarded by lock. */
  private boolean wrapWanted;

  /** Close_notify is on its way, FIN follows; guarded by lock. */
  private boolean finWanted;

  /** Guarded by lock for writing. */
  private volatile long accepted;

  /** Guarded by lock for writing. */
  private volatile boolean engineFailed;

  TlsOutbound(SocketChannel socket, SSLEngine engine, BufferPool pool) {
    this.socket = socket;
    this.engine = engine;
    this.pool = pool;
  }

  long accepted() {
    return accepted;
  }

  /** The engine broke down on our side: it does not tell its own end from the peer's any more. */
  boolean engineFailed() {
    return engineFailed;
  }

  void write(ByteBuffer[] sources) throws IOException {
    guarded(() -> pushOut() && wrapAll(sources));
  }

  boolean flush() throws IOException {
    return guarded(this::pushOut);
  }

  /** Lets the engine say what it has to, now or with the next flush. */
  void wrapForEngine() throws IOException {
    guarded(
        () -> {
          wrapWanted = true;
          return pushOut();
        });
  }

  /** The same for a reader, who goes on reading where nothing can be written any more. */
  void tryWrapForEngine() {
    try {
      wrapForEngine();
    } catch (IOException e) {
      // The writer will see it too.
    }
  }

  void shutdown() throws IOException {
    guarded(
        () -> {
          if (!engine.isOutboundDone()) {
            engine.closeOutbound();
            wrapWanted = true;
          }
          finWanted = true;
          return pushOut();
        });
  }

  private boolean guarded(Step step) throws IOException {
    lock.lock();
    try {
      return step.run();
    } catch (SSLException e) {
      engineFailed = true;
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** True if the kernel has everything. */
  private boolean pushOut() throws IOException {
    if (!writeRecord()) {
      return false;
    }
    while (wrapWanted) {
      SSLEngineResult result = wrap(NOTHING);
      // One more if this record was the first of several, as with the last flight of a handshake.
      wrapWanted =
          result.bytesProduced() > 0 && result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
      if (!writeRecord()) {
        return false;
      }
    }
    return finish();
  }

  private boolean finish() throws IOException {
    if (finWanted) {
      finWanted = false;
      socket.shutdownOutput();
    }
    return true;
  }

  private boolean wrapAll(ByteBuffer[] sources) throws IOException {
    while (hasRemaining(sources)) {
      SSLEngineResult result = wrap(sources);
      if (result.getStatus() == Status.CLOSED) {
        throw new IOException("the TLS connection is closed for writing");
      }
      if (!writeRecord() || result.bytesProduced() == 0) {
        return false;
      }
    }
    return true;
  }

  /** Makes one record; there is none when it is called. */
  private SSLEngineResult wrap(ByteBuffer[] sources) throws IOException {
    ByteBuffer made = pool.take(engine.getSession().getPacketBufferSize());
    SSLEngineResult result = engine.wrap(sources, made);
    recordPlaintext = result.bytesConsumed();
    record = made.flip();
    return result;
  }

  /** True if no octet of the record is left. */
  private boolean writeRecord() throws IOException {
    ByteBuffer rest = record;
    if (rest == null) {
      return true;
    }
    if (rest.hasRemaining()) {
      socket.write(rest);
    }
    if (rest.hasRemaining()) {
      return false;
    }
    countAccepted();
    record = null;
    pool.giveBack(rest);
    return true;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Written under the lock.
  private void countAccepted() {
    accepted += recordPlaintext;
    recordPlaintext = 0;
  }

  private static boolean hasRemaining(ByteBuffer[] sources) {
    for (ByteBuffer source : sources) {
      if (source.hasRemaining()) {
        return true;
      }
    }
    return false;
  }

  @FunctionalInterface
  private interface Step {
    boolean run() throws IOException;
  }
}
