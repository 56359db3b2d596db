package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * A server on all addresses of this machine and some ports, which keeps next to nothing for a
 * connection. It takes requests without bodies: those for {@link #HELD} are answered when as many
 * are there as it was told, all others at once, like {@link Work#SMALL}. It tells its counts as
 * {@link BenchmarkServer} does.
 *
 * <p>Thread-safety: used by its own thread alone.
 */
final class OriginsServer {
  /** The letter of the path whose answers wait for each other. */
  static final char HELD = 'h';

  private static final int BACKLOG = 1024;
  private static final int READ_OCTETS = 65_536;
  private static final int BATCH_OCTETS = 1 << 19; // answers to all that one read can hold

  private final Selector selector = Selector.open();
  private final List<Integer> ports = new ArrayList<>();
  private final int together;
  private final List<SocketChannel> held = new ArrayList<>();
  private final ByteBuffer in = ByteBuffer.allocateDirect(READ_OCTETS);
  private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH_OCTETS);
  private final byte[] answer = Objects.requireNonNull(EncodedAnswer.all().get(Work.SMALL)).start();
  private long answered;
  private long accepted;

  /** Listens. */
  private OriginsServer(int listeners, int together) throws IOException {
    this.together = together;
    for (int i = 0; i < listeners; i++) {
      ServerSocketChannel listener = ServerSocketChannel.open();
      listener.bind(new InetSocketAddress(0), BACKLOG);
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT, listener);
      ports.add(listener.socket().getLocalPort());
    }
  }

  /** Takes how many ports, and how many held requests are answered together; prints the ports. */
  public static void main(String[] arguments) throws IOException {
    OriginsServer server =
        new OriginsServer(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    System.out.println(String.join(",", server.ports.stream().map(String::valueOf).toList()));
    ServerMain.endWithInput();
    server.serve();
  }

  private void serve() throws IOException {
    while (selector.isOpen()) {
      selector.select();
      Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
      while (ready.hasNext()) {
        turn(ready.next());
        ready.remove();
      }
    }
  }

  private void turn(SelectionKey key) throws IOException {
    if (key.attachment() instanceof ServerSocketChannel listener) {
      accept(listener);
    } else if (key.channel() instanceof SocketChannel channel
        && key.attachment() instanceof Progress progress) {
      serve(channel, progress);
    }
  }

  private void accept(ServerSocketChannel listener) throws IOException {
    SocketChannel channel = listener.accept();
    if (channel != null) {
      accepted++;
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.register(selector, SelectionKey.OP_READ, new Progress());
    }
  }

  private void serve(SocketChannel channel, Progress progress) throws IOException {
    try {
      if (channel.read(in) < 0) {
        channel.close();
      }
      in.flip();
      while (in.hasRemaining()) {
        if (progress.isComplete(in.get())) {
          answer(channel, progress.letter);
        }
      }
      write(channel);
    } catch (IOException e) {
      channel.close(); // the client is gone
    } finally {
      in.clear();
      batch.clear();
    }
  }

  private void answer(SocketChannel channel, int letter) throws IOException {
    switch (letter) {
      case BenchmarkServer.COUNTS -> batch.put(EncodedAnswer.of(counts().text()).start());
      case HELD -> hold(channel);
      default -> {
        answered++;
        batch.put(answer);
      }
    }
  }

  /** Nobody posts here. */
  private ServerCounts counts() {
    return new ServerCounts(answered, 0, accepted, Cost.cpuNanosNow());
  }

  private void hold(SocketChannel channel) throws IOException {
    held.add(channel);
    if (held.size() == together) {
      for (SocketChannel each : held) {
        answered++;
        each.write(ByteBuffer.wrap(answer)); // always fits: nothing else is under way
      }
      held.clear();
    }
  }

  /** Those who ask here read what they are sent. */
  private void write(SocketChannel channel) throws IOException {
    batch.flip();
    while (batch.hasRemaining()) {
      channel.write(batch);
    }
  }

  /** How far a connection's request has come. */
  private static final class Progress {
    private static final String END = "\r\n\r\n";
    private static final int LETTER = "GET /".length();

    private int at;
    private int ended; // octets of the end that were just seen
    private int letter; // of the last request

    boolean isComplete(byte octet) {
      if (at++ == LETTER) {
        letter = octet;
      }
      ended = octet == END.charAt(ended) ? ended + 1 : octet == '\r' ? 1 : 0;
      if (ended < END.length()) {
        return false;
      }
      at = 0;
      ended = 0;
      return true;
    }
  }
}
