package dev.redial.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An origin that is down, in one of two ways, until it recovers on the same port; then it answers
 * every GET.
 *
 * <p>Thread-safety: a thread for each connection; everything else is for any thread.
 */
final class FallenOrigin implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(ISO_8859_1);

  /** Holds the port while nobody listens on it. */
  private final Socket reserved = new Socket();

  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong lost = new AtomicLong();
  private volatile boolean up;

  private FallenOrigin() throws IOException {
    reserved.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Refuses connections. */
  static FallenOrigin refusing() throws IOException {
    return new FallenOrigin();
  }

  /** Accepts connections, reads a request and closes. */
  static FallenOrigin closing() throws IOException {
    FallenOrigin origin = new FallenOrigin();
    origin.listen();
    return origin;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + reserved.getLocalPort() + "/x");
  }

  /** Requests that it has read and not answered. */
  long lost() {
    return lost.get();
  }

  /** From now on it is down, and closes. */
  void fall() {
    up = false;
  }

  /** From now on it answers. */
  void recover() throws IOException {
    up = true;
    if (open.isEmpty()) {
      listen();
    }
  }

  @Override
  public void close() throws IOException {
    reserved.close();
    for (Closeable each : open) {
      each.close();
    }
  }

  private void listen() throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    listener.bind(reserved.getLocalSocketAddress(), 1024);
    open.add(listener);
    daemon(() -> accept(listener));
  }

  private void accept(ServerSocket listener) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    open.add(socket);
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (readHead(in)) {
        if (!up) {
          lost.incrementAndGet();
          return;
        }
        out.write(ANSWER);
      }
    } catch (IOException e) {
      // The client has closed.
    } finally {
      open.remove(socket);
    }
  }

  /** Whether there was another one. */
  private static boolean readHead(InputStream in) throws IOException {
    int ends = 0;
    while (ends < 2) {
      int octet = in.read();
      if (octet < 0) {
        return false;
      }
      ends = octet == '\n' ? ends + 1 : octet == '\r' ? ends : 0;
    }
    return true;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "fallen-origin");
    thread.setDaemon(true);
    thread.start();
  }
}
