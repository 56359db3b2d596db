package dev.redial.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on the loopback address that does on each connection what a script says,
 * faults included, and records what it was sent.
 *
 * <pre>{@code
 * try (RawServer server = RawServer.start(c -> { c.readRequest(); c.reset(); })) {
 *   // send something to server.uri("/")
 *   assertThat(server.received("POST")).isEqualTo(1);
 *   assertThat(server.failures()).isEmpty();
 * }
 * }</pre>
 *
 * <p>Thread-safety: safe.
 */
public final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final ConnectionScript script;
  private final @Nullable SSLContext tls;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Thread acceptor;
  private volatile CountDownLatch admission = new CountDownLatch(0);
  private volatile boolean closing;

  private RawServer(ConnectionScript script, @Nullable SSLContext tls) throws IOException {
    this.script = script;
    this.tls = tls;
    this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    this.acceptor = daemon("raw-server-accept", this::accept);
  }

  /**
   * Starts a server in clear.
   *
   * @param script what it does on each connection
   * @return the running server
   */
  public static RawServer start(ConnectionScript script) {
    return start(script, null);
  }

  /**
   * Starts a server that speaks TLS.
   *
   * @param tls its key
   * @param script what it does on each connection, once hands are shaken
   * @return the running server
   */
  public static RawServer startTls(SSLContext tls, ConnectionScript script) {
    return start(script, tls);
  }

  private static RawServer start(ConnectionScript script, @Nullable SSLContext tls) {
    try {
      RawServer server = new RawServer(script, tls);
      server.acceptor.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where it listens.
   *
   * @return a port of the loopback address
   */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * A URI at this server.
   *
   * @param path begins with a slash
   * @return with the host {@code localhost}
   */
  public URI uri(String path) {
    return URI.create((tls == null ? "http" : "https") + "://localhost:" + port() + path);
  }

  /**
   * All requests that scripts have read.
   *
   * @return in the order in which they were read
   */
  public List<RawRequest> requests() {
    return List.copyOf(requests);
  }

  /**
   * How many requests with a method were read.
   *
   * @param method for example {@code POST}
   * @return the count
   */
  public long received(String method) {
    return requests.stream().filter(request -> request.method().equals(method)).count();
  }

  /**
   * How many connections were accepted.
   *
   * @return the count
   */
  public int connections() {
    return sockets.size();
  }

  /**
   * What scripts threw, but for the client's closing.
   *
   * @return best empty
   */
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /**
   * From now on new connections are left alone until {@link #admit}: no hand is shaken and no
   * script begins, so that the dial of a client that speaks TLS does not end.
   */
  public void hold() {
    admission = new CountDownLatch(1);
  }

  /** Goes on with new connections. */
  public void admit() {
    admission.countDown();
  }

  /**
   * Stops listening and closes every connection; scripts that are waiting end. Nobody is accepted
   * any more when this returns.
   */
  @Override
  public void close() {
    closing = true;
    admit();
    closeQuietly(listener);
    closeQuietly(acceptor::join); // until then the kernel goes on to listen
    sockets.forEach(RawServer::closeQuietly);
  }

  synchronized RawRequest record(int connection, int unanswered, RequestReader.Parsed parsed) {
    RawRequest request =
        new RawRequest(
            requests.size(),
            connection,
            unanswered,
            parsed.method(),
            parsed.target(),
            parsed.headers(),
            parsed.body());
    requests.add(request);
    return request;
  }

  private void accept() {
    while (!closing) {
      try {
        Socket socket = listener.accept();
        admission.await();
        int index = sockets.size();
        sockets.add(socket);
        daemon("raw-server-" + index, () -> play(index, socket)).start();
      } catch (IOException | InterruptedException e) {
        fail(e);
      }
    }
  }

  private void play(int index, Socket transport) {
    try {
      transport.setTcpNoDelay(true);
      RawConnection connection = new RawConnection(this, index, transport, secured(transport));
      playTo(connection);
    } catch (PeerClosedException e) {
      // It did not like our certificate, for example.
    } catch (IOException e) {
      fail(e);
    } finally {
      closeQuietly(transport);
    }
  }

  private void playTo(RawConnection connection) throws IOException {
    try {
      script.run(connection);
    } catch (PeerClosedException e) {
      // How most scripts end.
    } catch (Throwable e) {
      fail(e);
    }
    connection.close();
  }

  private Socket secured(Socket transport) throws IOException {
    if (tls == null) {
      return transport;
    }
    SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(transport, null, true);
    try {
      socket.startHandshake();
    } catch (IOException e) {
      throw new PeerClosedException(e);
    }
    return socket;
  }

  private void fail(Throwable failure) {
    if (!closing) {
      failures.add(failure);
    }
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Closed all the same.
    }
  }
}
