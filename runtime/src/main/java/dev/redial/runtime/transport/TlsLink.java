package dev.redial.runtime.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

/** A link in TLS, hands shaken. */
final class TlsLink implements Link {
  private final Wire wire;
  private final SSLEngine engine;
  private final TlsInbound inbound;
  private final TlsOutbound outbound;

  TlsLink(Wire wire, SSLEngine engine, TlsInbound inbound, TlsOutbound outbound) {
    this.wire = wire;
    this.engine = engine;
    this.inbound = inbound;
    this.outbound = outbound;
  }

  @Override
  public int read(ByteBuffer destination) throws IOException {
    return inbound.read(destination);
  }

  @Override
  public boolean holdsPartOfRecord() {
    return inbound.holdsPartOfRecord();
  }

  @Override
  public boolean orderlyEnd() {
    return inbound.orderlyEnd();
  }

  @Override
  public void write(ByteBuffer[] sources) throws IOException {
    outbound.write(sources);
  }

  @Override
  public long accepted() {
    return outbound.accepted();
  }

  @Override
  public boolean flush() throws IOException {
    return outbound.flush();
  }

  @Override
  public SelectableChannel channel() {
    return wire.socket();
  }

  @Override
  public void shutdownOutput() throws IOException {
    outbound.shutdown();
  }

  @Override
  public void close() {
    wire.close();
  }

  @Override
  public Optional<SSLSession> tlsSession() {
    return Optional.of(engine.getSession());
  }

  @Override
  public String applicationProtocol() {
    String agreed = engine.getApplicationProtocol();
    return agreed == null ? "" : agreed;
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return wire.remote();
  }

  @Override
  public InetSocketAddress localAddress() {
    return wire.local();
  }
}
