package dev.redial.samples.endpoints;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * Says the same to everybody, as cheaply as it can: each read is taken for one whole request, which
 * holds for small ones that come one after the other.
 */
final class CannedServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final byte[] answer;

  /**
   * One that says this.
   *
   * @param content in ISO 8859-1
   */
  CannedServer(String contentType, String content) throws IOException {
    answer =
        "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(contentType, content.length(), content)
            .getBytes(ISO_8859_1);
    start(this::accept);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = socket.accept();
      client.setTcpNoDelay(true);
      start(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    byte[] request = new byte[8192];
    try (client) {
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      while (in.read(request) > 0) {
        out.write(answer);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // It was closed.
              }
            },
            "canned");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
