package dev.redial.samples.bookshop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line to a server: answers take their time on it, it counts what passes, and it breaks where it
 * is told to.
 *
 * <p>Thread-safety: used by any thread. Its own threads are daemons and end with it.
 */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int serverPort;
  private final Duration delay;
  private final Traffic traffic;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Opens a line on the loopback interface.
   *
   * @param serverPort where it leads, on the loopback interface too
   * @param delay how long an answer is under way
   * @param fault where it breaks
   */
  CuttingProxy(int serverPort, Duration delay, Fault fault) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.serverPort = serverPort;
    this.delay = delay;
    this.traffic = new Traffic(fault);
    startDaemon("proxy-accept", this::accept);
  }

  /** Where it begins. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  Traffic traffic() {
    return traffic;
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        ProxiedConnection connection = new ProxiedConnection(client, server, delay, traffic);
        connections.add(connection);
        connection.start();
        if (closed) {
          connection.close();
        }
      } catch (IOException e) {
        if (!closed) {
          throw new IllegalStateException("The proxy lost its socket", e);
        }
      }
    }
  }

  static void startDaemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes no new connections and ends those it has. */
  @Override
  public void close() throws IOException {
    closed = true;
    listener.close();
    connections.forEach(ProxiedConnection::close);
  }
}
