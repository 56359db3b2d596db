package dev.redial.samples.wirecounts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers GETs, does to POSTs what its situation says, and counts them.
 *
 * <p>Thread-safety: a thread for each connection; the count is for any thread.
 */
final class CountingServer implements AutoCloseable {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final String LENGTH = "content-length:";

  private final Situation situation;
  private final ServerSocket listener;
  private final AtomicInteger posts = new AtomicInteger();

  CountingServer(Situation situation) throws IOException {
    this.situation = situation;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /** Ends with a slash. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  /** How many POSTs were read in full. */
  int posts() {
    return posts.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
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
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (answer(readRequest(in), out)) {
        out.flush();
      }
    } catch (IOException e) {
      // The client has closed.
    }
  }

  /** Whether the connection goes on. */
  private boolean answer(String method, OutputStream out) throws IOException {
    if (method.equals("GET")) {
      out.write(OK.getBytes(ISO_8859_1));
      return true;
    }
    posts.incrementAndGet();
    if (situation.answer().isEmpty()) {
      return false;
    }
    out.write(situation.answer().get().getBytes(ISO_8859_1));
    return true;
  }

  /** The method of a request that was read to its end. */
  private static String readRequest(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
      lines.add(line);
    }
    in.skipNBytes(
        lines.stream()
            .map(line -> line.toLowerCase(Locale.ROOT))
            .filter(line -> line.startsWith(LENGTH))
            .mapToInt(line -> Integer.parseInt(line.substring(LENGTH.length()).trim()))
            .sum());
    return lines.get(0).substring(0, lines.get(0).indexOf(' '));
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("the client has closed");
      }
      line.append((char) octet);
    }
    return line.toString().strip();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "counting-server");
    thread.setDaemon(true);
    thread.start();
  }
}
