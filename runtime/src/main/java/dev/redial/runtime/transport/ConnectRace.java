package dev.redial.runtime.transport;

import static java.nio.channels.SelectionKey.OP_CONNECT;

import dev.redial.runtime.transport.DialerSettings.KeepAlive;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Happy Eyeballs (RFC 8305, section 5): addresses are tried one after the other, each starting a
 * little after the one before or as soon as that one failed; the first to answer wins.
 *
 * <p>Everything happens on the thread that runs it, in one selector.
 */
final class ConnectRace implements AutoCloseable {
  private final DialerSettings settings;
  private final Deadline deadline;
  private final int port;
  private final @Nullable InetAddress localAddress;
  private final Deque<InetAddress> waiting;
  private final ConnectFailures failures;
  private final Selector selector;

  /** When the next address may start; confined to the thread that runs the race. */
  private long nextStartNanos = System.nanoTime();

  /** Confined to the thread that runs the race. */
  private @Nullable SocketChannel winner;

  ConnectRace(
      DialerSettings settings,
      Deadline deadline,
      Deque<InetAddress> addresses,
      int port,
      @Nullable InetAddress localAddress)
      throws IOException {
    this.settings = settings;
    this.deadline = deadline;
    this.port = port;
    this.localAddress = localAddress;
    this.waiting = addresses;
    this.failures = new ConnectFailures(deadline.target());
    this.selector = Selector.open();
  }

  Wire run() throws IOException {
    while (winner == null) {
      if (nextIsDue()) {
        start(waiting.remove());
      } else if (selector.keys().isEmpty()) {
        throw failures.asException();
      } else {
        await();
      }
    }
    return Wire.of(winner);
  }

  private boolean nextIsDue() {
    return !waiting.isEmpty()
        && (selector.keys().isEmpty() || System.nanoTime() - nextStartNanos >= 0);
  }

  private void start(InetAddress address) throws IOException {
    nextStartNanos = System.nanoTime() + settings.stagger().toNanos();
    SocketChannel channel = SocketChannel.open();
    try {
      connect(channel, address);
    } catch (IOException e) {
      Closing.quietly(channel);
      failures.add(address, e);
    } catch (UnsupportedAddressTypeException e) {
      Closing.quietly(channel);
      failures.add(address, new IOException("no such address family on this machine", e));
    }
  }

  private void connect(SocketChannel channel, InetAddress address) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    boolean probes = settings.keepAlive() == KeepAlive.ON;
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, probes);
    if (localAddress != null) {
      channel.bind(new InetSocketAddress(localAddress, 0));
    }
    if (channel.connect(new InetSocketAddress(address, port))) {
      winner = channel;
    } else {
      channel.register(selector, OP_CONNECT, address);
    }
  }

  private void await() throws IOException {
    checkDeadline();
    long waitNanos = deadline.leftNanos();
    if (!waiting.isEmpty()) {
      waitNanos = Math.min(waitNanos, nextStartNanos - System.nanoTime());
    }
    selector.select(Deadline.selectorMillis(waitNanos));
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while connecting to " + deadline.target());
    }
    finishReady();
  }

  private void finishReady() throws IOException {
    Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
    while (winner == null && ready.hasNext()) {
      finish(ready.next());
      ready.remove();
    }
    // Takes the keys of failed attempts out of the selector's set, which the race counts by.
    selector.selectNow();
  }

  private void finish(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (channel.finishConnect()) {
        winner = channel;
      }
    } catch (IOException e) {
      Closing.quietly(channel);
      failures.add((InetAddress) key.attachment(), e);
      nextStartNanos = System.nanoTime();
    }
  }

  private void checkDeadline() throws HttpConnectTimeoutException {
    try {
      deadline.check();
    } catch (HttpConnectTimeoutException e) {
      throw failures.suppressedIn(e);
    }
  }

  /** Closes the losers, then the selector, which lets the winner go. */
  @Override
  public void close() {
    for (SelectionKey key : selector.keys()) {
      if (key.channel() != winner) {
        Closing.quietly(key.channel());
      }
    }
    Closing.quietly(selector);
  }
}
