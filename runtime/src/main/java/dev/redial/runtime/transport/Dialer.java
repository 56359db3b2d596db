package dev.redial.runtime.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Deque;
import javax.net.ssl.SSLException;

/**
 * Makes connections.
 *
 * <p>Thread-safety: safe; a dial blocks the thread that calls it, so give it one of its own.
 */
public final class Dialer {
  private final DialerSettings settings;
  private final BufferPool records;

  /**
   * A dialer.
   *
   * @param settings how connections are made
   */
  public Dialer(DialerSettings settings) {
    this(settings, new BufferPool());
  }

  private Dialer(DialerSettings settings, BufferPool records) {
    this.settings = settings;
    this.records = records;
  }

  /**
   * A dialer that differs in its TLS settings only and shares buffers with this one.
   *
   * @param tls for https
   * @return a new dialer
   */
  public Dialer with(TlsSettings tls) {
    return new Dialer(settings.withTls(tls), records);
  }

  /**
   * Connects to a target: looks its host up, tries all its addresses (RFC 8305), and with https
   * shakes hands. Whatever is thrown, no octet of a request has been sent. The look-up itself
   * cannot be cut short: a dial may return later than its deadline by as long as that takes.
   *
   * @param target where to
   * @param deadlineNanos until when, on the clock of {@link System#nanoTime}
   * @return the connected link
   * @throws UnknownHostException if the host has no address
   * @throws ConnectException if no address could be connected to; the message has each one's reason
   * @throws HttpConnectTimeoutException if the deadline passed
   * @throws SSLException if the TLS handshake failed; a CertificateException is among its causes if
   *     the server's identity was at fault
   * @throws TunnelRefusedException if a proxy refused the tunnel
   * @throws IOException if the thread was interrupted (its flag stays set), or otherwise
   */
  public Link dial(Target target, long deadlineNanos) throws IOException {
    Deadline deadline = Deadline.startingNow(target.way(), deadlineNanos);
    Wire wire = connect(target, deadline);
    try {
      return linked(wire, target, deadline);
    } catch (IOException | RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  private Link linked(Wire wire, Target target, Deadline deadline) throws IOException {
    Proxy proxy = target.proxy();
    if (proxy != null && proxy.kind() == Proxy.Kind.CONNECT) {
      Tunnel.open(wire, target, proxy, deadline);
    }
    return target.secure()
        ? TlsHandshake.over(wire, TlsEngines.create(settings.tls(), target), records, deadline)
        : new PlainLink(wire);
  }

  private Wire connect(Target target, Deadline deadline) throws IOException {
    InetSocketAddress peer = peer(target);
    Deque<InetAddress> addresses = Addresses.of(peer.getHostString(), settings.resolver());
    deadline.check();
    try (ConnectRace race =
        new ConnectRace(settings, deadline, addresses, peer.getPort(), target.localAddress())) {
      return race.run();
    }
  }

  private static InetSocketAddress peer(Target target) {
    Proxy proxy = target.proxy();
    return proxy == null
        ? InetSocketAddress.createUnresolved(target.host(), target.port())
        : proxy.address();
  }
}
