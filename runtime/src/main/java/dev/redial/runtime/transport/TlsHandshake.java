package dev.redial.runtime.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.SelectionKey;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Shakes hands on a connected wire, delegated tasks included, on the thread that runs it. */
final class TlsHandshake {
  private final SSLEngine engine;
  private final TlsInbound inbound;
  private final TlsOutbound outbound;
  private final Readiness readiness;

  private TlsHandshake(
      SSLEngine engine, TlsInbound inbound, TlsOutbound outbound, Readiness readiness) {
    this.engine = engine;
    this.inbound = inbound;
    this.outbound = outbound;
    this.readiness = readiness;
  }

  static TlsLink over(Wire wire, SSLEngine engine, BufferPool pool, Deadline deadline)
      throws IOException {
    TlsOutbound outbound = new TlsOutbound(wire.socket(), engine, pool);
    TlsInbound inbound = new TlsInbound(wire.socket(), engine, pool, outbound);
    try (Readiness readiness = new Readiness(wire.socket(), deadline)) {
      new TlsHandshake(engine, inbound, outbound, readiness).run();
    } catch (HttpConnectTimeoutException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      outbound.tryWrapForEngine(); // The alert that tells the peer why.
      throw failure(deadline.target(), e);
    }
    return new TlsLink(wire, engine, inbound, outbound);
  }

  private void run() throws IOException {
    engine.beginHandshake();
    for (HandshakeStatus status = engine.getHandshakeStatus();
        status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
        status = engine.getHandshakeStatus()) {
      step(status);
    }
    checkNotEnded();
  }

  private void step(HandshakeStatus status) throws IOException {
    switch (status) {
      case NEED_TASK -> TlsInbound.runTasks(engine);
      case NEED_WRAP -> send();
      default -> receive();
    }
  }

  private void send() throws IOException {
    outbound.wrapForEngine();
    while (!outbound.flush()) {
      readiness.await(SelectionKey.OP_WRITE);
    }
  }

  private void receive() throws IOException {
    if (!inbound.unwrapHandshake()) {
      readiness.await(SelectionKey.OP_READ);
    }
    checkNotEnded();
  }

  private void checkNotEnded() throws SSLException {
    if (inbound.ended()) {
      throw new SSLHandshakeException("the peer closed the connection");
    }
  }

  private static SSLException failure(String target, IOException cause) {
    SSLException failure =
        new SSLHandshakeException(
            "TLS handshake with " + target + " failed: " + cause.getMessage());
    failure.initCause(cause);
    return failure;
  }
}
