package dev.redial.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP/1.1 server on the loopback address that answers as if it were far away: each answer,
 * which is the request's target, is due a round trip after its request, whatever else is under way.
 * Some are late, and hold up those behind them.
 *
 * <pre>
 *   reader: request --due = arrival + round trip (+ late)--> line --> writer: waits until due, writes
 * </pre>
 *
 * <p>Thread-safety: safe.
 */
public final class DistantServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Distance distance;
  private final Distance.Draw draw;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean closing;

  /**
   * A request that arrived.
   *
   * @param target of it
   * @param connection that brought it, from 0
   * @param late how late its own answer is
   * @param heldUp for how long its answer waits beyond the round trip, for whatever reason
   */
  public record Arrival(String target, int connection, Duration late, Duration heldUp) {}

  private record Due(String target, long nanos) {}

  private DistantServer(Distance distance) throws IOException {
    this.distance = distance;
    this.draw = distance.draw();
    this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
  }

  /**
   * Starts a server.
   *
   * @param distance of it
   * @return the running server
   */
  public static DistantServer start(Distance distance) {
    try {
      DistantServer server = new DistantServer(distance);
      daemon("distant-server-accept", server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A URI at this server.
   *
   * @param path begins with a slash
   * @return with the host {@code localhost}
   */
  public URI uri(String path) {
    return URI.create("http://localhost:" + listener.getLocalPort() + path);
  }

  /**
   * What has arrived so far.
   *
   * @return in about the order of arrival
   */
  public List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /**
   * How many connections were accepted.
   *
   * @return the count
   */
  public int connections() {
    return connections.get();
  }

  /** Stops listening and closes every connection. */
  @Override
  public void close() {
    closing = true;
    closeQuietly(listener);
    sockets.forEach(DistantServer::closeQuietly);
  }

  private void accept() {
    while (!closing) {
      try {
        serve(listener.accept());
      } catch (IOException e) {
        // Closing, or a client that went at once.
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    sockets.add(socket);
    int index = connections.getAndIncrement();
    BlockingQueue<Due> line = new LinkedBlockingQueue<>();
    daemon("distant-server-in-" + index, () -> read(socket, index, line));
    daemon("distant-server-out-" + index, () -> write(socket, line));
  }

  /** Hands requests on, as fast as they come, until the client closes. */
  private void read(Socket socket, int index, BlockingQueue<Due> line) {
    long free = System.nanoTime() + 2 * distance.roundTrip().toNanos(); // SYN and back, and there
    try {
      RequestReader reader = new RequestReader(socket.getInputStream());
      while (true) {
        String target = reader.read().target();
        long usual = System.nanoTime() + distance.roundTrip().toNanos();
        long late = lateNanos();
        free = Math.max(free, usual + late);
        arrivals.add(
            new Arrival(target, index, Duration.ofNanos(late), Duration.ofNanos(free - usual)));
        line.add(new Due(target, free));
      }
    } catch (IOException e) {
      closeQuietly(socket);
    }
  }

  private synchronized long lateNanos() {
    return draw.nextNanos();
  }

  private void write(Socket socket, BlockingQueue<Due> line) {
    try {
      while (!socket.isClosed()) {
        Due next = line.take();
        sleepUntil(next.nanos());
        socket.getOutputStream().write(answer(next.target()));
      }
    } catch (IOException e) {
      closeQuietly(socket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleepUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static byte[] answer(String target) {
    return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(target.length(), target)
        .getBytes(ISO_8859_1);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Closed all the same.
    }
  }
}
