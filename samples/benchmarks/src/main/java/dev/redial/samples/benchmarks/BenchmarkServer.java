package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import javax.net.ssl.SSLContext;

/**
 * A server that costs less than any client: one thread, answers encoded beforehand, requests looked
 * at no further than to their ends, and as many of them answered by one write as one read held.
 *
 * <p>It counts what it answers and the connections that it accepted, and tells them at {@code /n};
 * both ports are counted together.
 *
 * <p>Thread-safety: used by its own thread alone.
 */
final class BenchmarkServer {
  /** The letter of the path that tells the counts, and counts itself nowhere. */
  static final char COUNTS = 'n';

  /** As many short answers as one read can hold requests. */
  private static final int BATCH_OCTETS = 1 << 19;

  private static final int BACKLOG = 1024;

  /** Nearly one percent, so that p99 is that of the others. */
  private static final int SLOW_EVERY = 110;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Selector selector = Selector.open();
  private final ServerSocketChannel listener;
  private final ServerSocketChannel tlsListener;
  private final SSLContext tls;
  private final Map<Work, EncodedAnswer> answers = EncodedAnswer.all();
  private final EncodedAnswer lastAnswer = EncodedAnswer.last(Work.CLOSING);
  private final ChangingAnswer changing = new ChangingAnswer(Work.CHANGING);
  private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH_OCTETS);
  private final PriorityQueue<Wake> wakes =
      new PriorityQueue<>(Comparator.comparingLong(Wake::nanos));
  private long answered;
  private long posts;
  private long accepted;
  private int perhapsSlow;

  private record Wake(long nanos, ServedConnection connection) {}

  BenchmarkServer(SSLContext tls) throws IOException {
    this.tls = tls;
    listener = listening();
    tlsListener = listening();
  }

  private ServerSocketChannel listening() throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_ACCEPT);
    return channel;
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  int tlsPort() {
    return tlsListener.socket().getLocalPort();
  }

  /** Serves until the process ends. */
  void serve() throws IOException {
    while (listener.isOpen()) {
      selector.select(millisToNextWake());
      Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
      while (ready.hasNext()) {
        turn(ready.next());
        ready.remove();
      }
      wakeThoseDue();
    }
  }

  private void turn(SelectionKey key) throws IOException {
    if (!key.isValid()) {
      return;
    }
    if (key.isAcceptable()) {
      accept((ServerSocketChannel) key.channel());
    } else if (key.attachment() instanceof ServedConnection connection) {
      serve(key, connection);
    }
  }

  private static void serve(SelectionKey key, ServedConnection connection) throws IOException {
    try {
      if (key.isWritable()) {
        connection.write();
      } else {
        connection.read();
      }
    } catch (IOException e) {
      key.channel().close(); // the client is gone
    }
  }

  private void accept(ServerSocketChannel from) throws IOException {
    SocketChannel channel = from.accept();
    if (channel == null) {
      return;
    }
    accepted++;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Link link = from == tlsListener ? TlsLink.of(channel, tls) : new ClearLink(channel);
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    key.attach(new ServedConnection(this, link, key));
  }

  /** 0 for no limit, as {@link Selector#select(long)} has it; rounded up. */
  private long millisToNextWake() {
    Wake next = wakes.peek();
    if (next == null) {
      return 0;
    }
    return Math.max(1, (next.nanos - System.nanoTime() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
  }

  private void wakeThoseDue() throws IOException {
    long now = System.nanoTime();
    while (!wakes.isEmpty() && wakes.element().nanos - now <= 0) {
      wake(wakes.remove().connection);
    }
  }

  private static void wake(ServedConnection connection) throws IOException {
    try {
      connection.write();
    } catch (IOException e) {
      connection.close(); // the client is gone
    }
  }

  // ---- for its connections

  void wakeAt(long nanos, ServedConnection connection) {
    wakes.add(new Wake(nanos, connection));
  }

  /** Good until it is asked for the next one. */
  EncodedAnswer answer(Work work) {
    if (work == Work.CHANGING) {
      return changing.next();
    }
    return Objects.requireNonNull(answers.get(work));
  }

  EncodedAnswer lastAnswer() {
    return lastAnswer;
  }

  /** Empty between the reads. */
  ByteBuffer batch() {
    return batch;
  }

  void count(Work work) {
    answered++;
    posts += work.isIdempotent() ? 0 : 1;
  }

  boolean isTimeForASlowOne() {
    return ++perhapsSlow % SLOW_EVERY == 0;
  }

  ServerCounts counts() {
    return new ServerCounts(answered, posts, accepted, Cost.cpuNanosNow());
  }
}
