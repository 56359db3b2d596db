package dev.redial.samples.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stands before a server and keeps what the client writes, also what the server never reads.
 *
 * <p>Thread-safety: used by any thread. What it kept is whole once the client is closed.
 */
final class Tap implements AutoCloseable {
  private static final Pattern REQUEST_LINE =
      Pattern.compile("[A-Z]+ \\S+\\?id=(\\d+) HTTP/1\\.1\r\n");

  private final ServerSocket front;
  private final RealServer server;
  private final Queue<ByteArrayOutputStream> written = new ConcurrentLinkedQueue<>();

  private Tap(ServerSocket front, RealServer server) {
    this.front = front;
    this.server = server;
  }

  static Tap before(RealServer server) throws IOException {
    var tap = new Tap(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()), server);
    start(tap::accept);
    return tap;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + front.getLocalPort());
  }

  /** How often each call's request line was written. */
  Map<Integer, Long> requests() {
    return written.stream()
        .map(octets -> octets.toString(StandardCharsets.ISO_8859_1))
        .flatMap(text -> REQUEST_LINE.matcher(text).results())
        .collect(
            Collectors.groupingBy(line -> Integer.valueOf(line.group(1)), Collectors.counting()));
  }

  private void accept() {
    try {
      while (true) {
        connect(front.accept());
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void connect(Socket client) throws IOException {
    var behind = new Socket(server.address().getAddress(), server.address().getPort());
    client.setTcpNoDelay(true);
    behind.setTcpNoDelay(true);
    var kept = new ByteArrayOutputStream();
    written.add(kept);
    start(() -> relay(client, behind, kept));
    start(() -> relay(behind, client, OutputStream.nullOutputStream()));
  }

  /** One direction; the end of one is passed on, a reset ends both. */
  private static void relay(Socket from, Socket to, OutputStream kept) {
    byte[] buffer = new byte[65_536];
    try {
      InputStream in = from.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        kept.write(buffer, 0, count);
        to.getOutputStream().write(buffer, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // Nothing is left to close.
    }
  }

  private static void start(Runnable task) {
    var thread = new Thread(task, "tap");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    front.close();
  }
}
