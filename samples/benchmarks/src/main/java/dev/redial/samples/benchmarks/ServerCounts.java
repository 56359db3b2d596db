package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/**
 * What the server has counted so far.
 *
 * @param answered requests
 * @param accepted connections, those that ask for counts included
 */
record ServerCounts(long answered, long accepted) {

  /** Asks by a connection of its own. */
  static ServerCounts at(URI base) throws IOException {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      String request =
          "GET /%c HTTP/1.1\r\nHost: %s\r\n\r\n"
              .formatted(BenchmarkServer.COUNTS, base.getAuthority());
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return of(socket.getInputStream());
    }
  }

  private static ServerCounts of(InputStream in) throws IOException {
    String answer = new String(in.readAllBytes(), ISO_8859_1);
    String[] counts = answer.substring(answer.indexOf("\r\n\r\n")).strip().split(" ", -1);
    return new ServerCounts(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
  }

  /** What was added after {@code before} and the asking for it. */
  ServerCounts since(ServerCounts before) {
    return new ServerCounts(answered - before.answered, accepted - before.accepted - 1);
  }
}
