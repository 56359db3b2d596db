package dev.redial.runtime.cleartext;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Hands octets through, both ways, and says that HTTP/2 was negotiated. What differs on the way out
 * is the scheme that requests name ({@link SchemeRewriter}).
 *
 * <pre>
 *   NEW --sends the client's preface--> ASKED --the server begins with SETTINGS--> THROUGH
 * </pre>
 *
 * <p>Its handshake is the prefaces' exchange. So the JDK's client fails in time, and has not sent
 * anything, if a server closes the connection at once or speaks something else. And the handshake
 * ends in {@code unwrap}: on the thread that reads, so that the request that dialled has its stream
 * before more is read. A client that learns of a connection's end between the two forgets the
 * request for ever (seen with 17.0.15).
 *
 * <p>Thread-safety: {@code this} guards the fields; both ways may be used at a time.
 */
final class ClearEngine extends UnsecuredEngine {
  private static final String HTTP_2 = "h2";
  private static final String MENDING =
      "\": leave out http2PriorKnowledge() for it, or ask for HTTP/1.1";

  private final ClearSession session;

  // Guarded by this.
  private final SchemeRewriter rewriter = new SchemeRewriter();
  private final ClientPreface preface = new ClientPreface();
  private Handshake handshake = Handshake.NEW;
  private boolean outDone;
  private boolean inDone;

  private enum Handshake {
    NEW,
    ASKED,
    THROUGH
  }

  ClearEngine(@Nullable String host, int port) {
    super(host, port);
    session = new ClearSession(host, port);
  }

  // ---- the octets

  @Override
  public synchronized SSLEngineResult wrap(
      ByteBuffer[] sources, int offset, int length, ByteBuffer target) throws SSLException {
    if (outDone) {
      return new SSLEngineResult(Status.CLOSED, HandshakeStatus.NOT_HANDSHAKING, 0, 0);
    }
    return switch (handshake) {
      case NEW -> ask(target);
      case ASKED -> handshaking(Status.OK, HandshakeStatus.NEED_UNWRAP, 0);
      case THROUGH -> pass(sources, offset, length, target);
    };
  }

  private SSLEngineResult ask(ByteBuffer target) {
    if (target.remaining() < ClientPreface.OCTETS) {
      return handshaking(Status.BUFFER_OVERFLOW, HandshakeStatus.NEED_WRAP, 0);
    }
    preface.write(target);
    handshake = Handshake.ASKED;
    return handshaking(Status.OK, HandshakeStatus.NEED_UNWRAP, ClientPreface.OCTETS);
  }

  private SSLEngineResult pass(ByteBuffer[] sources, int offset, int length, ByteBuffer target)
      throws SSLException {
    int consumed = 0;
    int produced = 0;
    for (int i = offset; i < offset + length; i++) {
      consumed += preface.leaveOut(sources[i]);
      produced += rewriter.pass(sources[i], target);
    }
    return passed(consumed + produced, produced);
  }

  @Override
  public synchronized SSLEngineResult unwrap(
      ByteBuffer source, ByteBuffer[] targets, int offset, int length) throws SSLException {
    if (handshake != Handshake.THROUGH) {
      return begin(source);
    }
    int octets = 0;
    for (int i = offset; i < offset + length; i++) {
      octets += move(source, targets[i]);
    }
    return octets > 0 || inDone ? passed(octets, octets) : stuck(source);
  }

  /** What the server begins with stays where it is: it is read afterwards. */
  private SSLEngineResult begin(ByteBuffer source) throws SSLException {
    if (handshake == Handshake.NEW) {
      return handshaking(Status.OK, HandshakeStatus.NEED_WRAP, 0);
    }
    return switch (ServerPreface.of(source)) {
      case TOO_SHORT -> handshaking(Status.BUFFER_UNDERFLOW, getHandshakeStatus(), 0);
      case OTHER -> throw new UnspokenHttp2Exception(otherwise(ServerPreface.told(source)));
      case HTTP_2 -> {
        handshake = Handshake.THROUGH;
        yield handshaking(Status.OK, HandshakeStatus.FINISHED, 0);
      }
    };
  }

  private String otherwise(String told) {
    return server() + " does not speak HTTP/2 with prior knowledge, it sent \"" + told + MENDING;
  }

  private String server() {
    return "the server at " + getPeerHost() + ":" + getPeerPort();
  }

  private static SSLEngineResult handshaking(Status status, HandshakeStatus next, int produced) {
    return new SSLEngineResult(status, next, 0, produced);
  }

  private static int move(ByteBuffer source, ByteBuffer target) {
    int octets = Math.min(source.remaining(), target.remaining());
    target.put(source.slice().limit(octets));
    source.position(source.position() + octets);
    return octets;
  }

  private SSLEngineResult passed(int consumed, int produced) {
    Status status = inDone && consumed == 0 ? Status.CLOSED : Status.OK;
    return new SSLEngineResult(status, HandshakeStatus.NOT_HANDSHAKING, consumed, produced);
  }

  private static SSLEngineResult stuck(ByteBuffer source) {
    Status status = source.hasRemaining() ? Status.BUFFER_OVERFLOW : Status.BUFFER_UNDERFLOW;
    return new SSLEngineResult(status, HandshakeStatus.NOT_HANDSHAKING, 0, 0);
  }

  // ---- the ends

  @Override
  public synchronized void closeInbound() {
    inDone = true;
  }

  @Override
  public synchronized boolean isInboundDone() {
    return inDone;
  }

  @Override
  public synchronized void closeOutbound() {
    outDone = true;
  }

  @Override
  public synchronized boolean isOutboundDone() {
    return outDone;
  }

  // ---- what was negotiated

  /**
   * Where the connection ends before the handshake, the JDK's client asks, and goes on with
   * whatever it is told.
   *
   * @throws IllegalStateException if nothing was negotiated yet
   */
  @Override
  public synchronized String getApplicationProtocol() {
    if (handshake != Handshake.THROUGH) {
      throw new IllegalStateException(
          server() + " ended the connection before it said anything in HTTP/2");
    }
    return HTTP_2;
  }

  @Override
  public String getHandshakeApplicationProtocol() {
    return HTTP_2;
  }

  @Override
  public SSLSession getSession() {
    return session;
  }

  @Override
  public void beginHandshake() {}

  @Override
  public synchronized HandshakeStatus getHandshakeStatus() {
    if (outDone) {
      return HandshakeStatus.NOT_HANDSHAKING;
    }
    return switch (handshake) {
      case NEW -> HandshakeStatus.NEED_WRAP;
      case ASKED -> HandshakeStatus.NEED_UNWRAP;
      case THROUGH -> HandshakeStatus.NOT_HANDSHAKING;
    };
  }

  @Override
  public @Nullable Runnable getDelegatedTask() {
    return null;
  }
}
