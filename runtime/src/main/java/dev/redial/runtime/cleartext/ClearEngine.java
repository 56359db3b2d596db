package dev.redial.runtime.cleartext;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Hands octets through, both ways, and says that HTTP/2 was negotiated. What differs on the way out
 * is the scheme that requests name ({@link SchemeRewriter}).
 *
 * <pre>
 *   NEW --first wrap--> BEGUN --second wrap--> THROUGH --closeOutbound--> (no more goes out)
 * </pre>
 *
 * <p>Its handshake sends nothing: two steps, for the JDK's client takes the protocol when one ends.
 *
 * <p>Thread-safety: {@code this} guards the fields; both ways may be used at a time.
 */
final class ClearEngine extends SSLEngine {
  private static final String[] SUITES = {ClearSession.CIPHER_SUITE};
  private static final String[] PROTOCOLS = {ClearSession.PROTOCOL};
  private static final String HTTP_2 = "h2";

  private final ClearSession session;

  // Guarded by this.
  private final SchemeRewriter rewriter = new SchemeRewriter();
  private final FirstOctets first = new FirstOctets();
  private SSLParameters parameters = ClearSession.parameters();
  private Handshake handshake = Handshake.NEW;
  private boolean outDone;
  private boolean inDone;

  private enum Handshake {
    NEW,
    BEGUN,
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
    if (handshake != Handshake.THROUGH) {
      return shakeHands();
    }
    checkProtocol();
    int octets = 0;
    for (int i = offset; i < offset + length; i++) {
      octets += rewriter.pass(sources[i], target);
    }
    return passed(octets);
  }

  private SSLEngineResult shakeHands() {
    handshake = handshake == Handshake.NEW ? Handshake.BEGUN : Handshake.THROUGH;
    HandshakeStatus status =
        handshake == Handshake.THROUGH ? HandshakeStatus.FINISHED : HandshakeStatus.NEED_WRAP;
    return new SSLEngineResult(Status.OK, status, 0, 0);
  }

  @Override
  public synchronized SSLEngineResult unwrap(
      ByteBuffer source, ByteBuffer[] targets, int offset, int length) throws SSLException {
    first.look(source);
    if (first.areHttp1()) {
      return refused(source);
    }
    int octets = 0;
    for (int i = offset; i < offset + length; i++) {
      octets += move(source, targets[i]);
    }
    return octets > 0 || inDone ? passed(octets) : stuck(source);
  }

  /**
   * A server may say so before the JDK's client has said anything: then what it says next is what
   * fails, for before that nobody is told (seen with 17).
   */
  private SSLEngineResult refused(ByteBuffer source) throws SSLException {
    if (rewriter.hasBegun()) {
      checkProtocol();
    }
    int octets = source.remaining();
    source.position(source.limit());
    return new SSLEngineResult(Status.OK, HandshakeStatus.NOT_HANDSHAKING, octets, 0);
  }

  private void checkProtocol() throws SSLException {
    if (first.areHttp1()) {
      throw new SSLException(
          "the server answers with HTTP/1.1 to HTTP/2 with prior knowledge: leave out"
              + " http2PriorKnowledge() for it, or ask for HTTP/1.1");
    }
  }

  private static int move(ByteBuffer source, ByteBuffer target) {
    int octets = Math.min(source.remaining(), target.remaining());
    target.put(source.slice().limit(octets));
    source.position(source.position() + octets);
    return octets;
  }

  private SSLEngineResult passed(int octets) {
    Status status = inDone && octets == 0 ? Status.CLOSED : Status.OK;
    return new SSLEngineResult(status, HandshakeStatus.NOT_HANDSHAKING, octets, octets);
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

  @Override
  public String getApplicationProtocol() {
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
    return handshake == Handshake.THROUGH || outDone
        ? HandshakeStatus.NOT_HANDSHAKING
        : HandshakeStatus.NEED_WRAP;
  }

  @Override
  public @Nullable Runnable getDelegatedTask() {
    return null;
  }

  // ---- what it is asked to be, which has no effect

  @Override
  public synchronized SSLParameters getSSLParameters() {
    return parameters;
  }

  @Override
  public synchronized void setSSLParameters(SSLParameters given) {
    parameters = given;
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return SUITES.clone();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return SUITES.clone();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {}

  @Override
  public String[] getSupportedProtocols() {
    return PROTOCOLS.clone();
  }

  @Override
  public String[] getEnabledProtocols() {
    return PROTOCOLS.clone();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {}

  @Override
  public void setUseClientMode(boolean client) {}

  @Override
  public boolean getUseClientMode() {
    return true;
  }

  @Override
  public void setNeedClientAuth(boolean need) {}

  @Override
  public boolean getNeedClientAuth() {
    return false;
  }

  @Override
  public void setWantClientAuth(boolean want) {}

  @Override
  public boolean getWantClientAuth() {
    return false;
  }

  @Override
  public void setEnableSessionCreation(boolean enabled) {}

  @Override
  public boolean getEnableSessionCreation() {
    return true;
  }
}
