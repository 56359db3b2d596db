package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;

/**
 * What the server has counted so far.
 *
 * @param answered requests
 * @param posts those of them that are not idempotent
 * @param accepted connections, those that ask for counts included
 * @param cpuNanos that its process has had
 */
record ServerCounts(long answered, long posts, long accepted, long cpuNanos) {

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

  /** As servers tell it. */
  String text() {
    return answered + " " + posts + " " + accepted + " " + cpuNanos;
  }

  private static ServerCounts of(InputStream in) throws IOException {
    String answer = new String(in.readAllBytes(), ISO_8859_1);
    long[] counts =
        Arrays.stream(answer.substring(answer.indexOf("\r\n\r\n")).strip().split(" ", -1))
            .mapToLong(Long::parseLong)
            .toArray();
    return new ServerCounts(counts[0], counts[1], counts[2], counts[3]);
  }

  /** What was added after {@code before} and the asking for it. */
  ServerCounts since(ServerCounts before) {
    return new ServerCounts(
        answered - before.answered,
        posts - before.posts,
        accepted - before.accepted - 1,
        cpuNanos - before.cpuNanos);
  }
}
