package dev.redial.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 server, over TLS or in clear, that does on each connection what a script says, and
 * records which requests it was sent: by their streams, for it decodes no fields.
 *
 * <p>Thread-safety: safe.
 */
public final class RawHttp2Server implements AutoCloseable {
  /** As many streams at a time as a client likes. */
  static final int UNLIMITED = -1;

  private final ServerSocket listener;
  private final @Nullable SSLContext tls;
  private final Script script;
  private final int maxStreams;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<RawHttp2Stream> received = new CopyOnWriteArrayList<>();
  private final List<Integer> silent = new CopyOnWriteArrayList<>();
  private final Thread acceptor;

  /** What is done on a connection. */
  @FunctionalInterface
  public interface Script {
    /**
     * Runs on a thread of the connection's own, after the preface.
     *
     * @param connection to the client
     */
    void run(RawHttp2Connection connection) throws Exception;
  }

  private RawHttp2Server(@Nullable SSLContext tls, int maxStreams, Script script)
      throws IOException {
    this.tls = tls;
    this.maxStreams = maxStreams;
    this.script = script;
    this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    this.acceptor = daemon(this::accept);
  }

  /**
   * Starts a server.
   *
   * @param tls its key
   * @param script what it does on each connection
   * @return the running server
   */
  public static RawHttp2Server start(SSLContext tls, Script script) {
    return start(tls, UNLIMITED, script);
  }

  /**
   * Starts a server that says how many streams it allows at a time; its script holds it.
   *
   * @param tls its key
   * @param maxStreams what its settings say
   * @param script what it does on each connection
   * @return the running server
   */
  public static RawHttp2Server start(SSLContext tls, int maxStreams, Script script) {
    return started(tls, maxStreams, script);
  }

  /**
   * Starts a server that speaks HTTP/2 at once, in clear.
   *
   * @param script what it does on each connection
   * @return the running server
   */
  public static RawHttp2Server startInClear(Script script) {
    return started(null, UNLIMITED, script);
  }

  private static RawHttp2Server started(@Nullable SSLContext tls, int maxStreams, Script script) {
    try {
      RawHttp2Server server = new RawHttp2Server(tls, maxStreams, script);
      server.acceptor.start();
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
    String scheme = tls == null ? "http" : "https";
    return URI.create(scheme + "://localhost:" + listener.getLocalPort() + path);
  }

  /**
   * All requests whose heads were read.
   *
   * @return in the order in which they were read
   */
  public List<RawHttp2Stream> received() {
    return List.copyOf(received);
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
   * From where a connection came.
   *
   * @param connection from 0
   */
  public InetAddress client(int connection) {
    return sockets.get(connection).getInetAddress();
  }

  /**
   * How many connections the client ended in order without having said anything.
   *
   * @return the count
   */
  public int endedInSilence() {
    return silent.size();
  }

  /** Nobody is accepted any more when this returns. */
  @Override
  public void close() {
    closeQuietly(listener);
    closeQuietly(acceptor::join); // until then the kernel goes on to listen
    sockets.forEach(RawHttp2Server::closeQuietly);
  }

  int maxStreams() {
    return maxStreams;
  }

  void record(RawHttp2Stream stream) {
    received.add(stream);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        int index = sockets.size();
        sockets.add(socket);
        daemon(() -> play(index, socket)).start();
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void play(int index, Socket transport) {
    try (Socket socket = tls == null ? transport : secured(tls, transport)) {
      RawHttp2Connection connection = new RawHttp2Connection(this, index, socket);
      if (connection.readPreface()) {
        script.run(connection);
      } else {
        silent.add(index);
      }
    } catch (Exception e) {
      // The client has gone, or the script was done with it.
    }
  }

  private static Socket secured(SSLContext tls, Socket transport) throws IOException {
    SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(transport, null, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "raw-http2-server");
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
