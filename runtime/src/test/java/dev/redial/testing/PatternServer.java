package dev.redial.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;

/**
 * Sends and takes bodies of any size without keeping them: what it sends is a {@link Pattern}, and
 * what it takes has to be one.
 *
 * <p>{@code GET /known/N} answers with N octets and their length, {@code GET /chunked/N} with N in
 * chunks; {@code PUT} answers with the number of octets that it took.
 *
 * <p>Thread-safety: safe.
 */
public final class PatternServer implements AutoCloseable {
  private static final int CHUNK = 60_000;
  private static final java.util.regex.Pattern REQUEST =
      java.util.regex.Pattern.compile("(GET|PUT) /(\\w+)(?:/(\\d+))? HTTP/1.1");

  private final ServerSocket listener;
  private final CountDownLatch goOn;
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  private PatternServer(CountDownLatch goOn) throws IOException {
    this.goOn = goOn;
    this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  }

  /**
   * Starts one.
   *
   * @param goOn what it sends stops at the half until this is open
   */
  public static PatternServer start(CountDownLatch goOn) {
    try {
      PatternServer server = new PatternServer(goOn);
      daemon(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://localhost:" + listener.getLocalPort());
  }

  /** What went wrong here. */
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        daemon(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        InputStream in = new BufferedInputStream(client.getInputStream(), 1 << 16)) {
      for (String line = line(in); line != null; line = line(in)) {
        Matcher request = REQUEST.matcher(line);
        if (!request.matches()) {
          throw new IOException("not a request: " + line);
        }
        String fields = fields(in);
        if (request.group(1).equals("GET")) {
          send(client.getOutputStream(), request.group(2), Long.parseLong(request.group(3)));
        } else {
          answer(client.getOutputStream(), take(in, fields));
        }
      }
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  // ---- out

  private void send(OutputStream out, String framing, long octets)
      throws IOException, InterruptedException {
    boolean chunked = framing.equals("chunked");
    String length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + octets;
    write(out, "HTTP/1.1 200 OK\r\n" + length + "\r\n\r\n");
    for (long at = 0; at < octets; ) {
      if (at > octets / 2) {
        goOn.await();
      }
      ByteBuffer next = Pattern.at(at, Math.min(CHUNK, octets - at));
      at += next.remaining();
      if (chunked) {
        write(out, Integer.toHexString(next.remaining()) + "\r\n");
      }
      byte[] copy = new byte[next.remaining()];
      next.get(copy);
      out.write(copy);
      if (chunked) {
        write(out, "\r\n");
      }
    }
    if (chunked) {
      write(out, "0\r\n\r\n");
    }
  }

  private static void answer(OutputStream out, long taken) throws IOException {
    String body = Long.toString(taken);
    write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  // ---- in

  private static long take(InputStream in, String fields) throws IOException {
    if (!fields.contains("transfer-encoding: chunked")) {
      String length = fields.substring(fields.indexOf("content-length: ") + 16);
      return takePart(in, 0, Long.parseLong(length.substring(0, length.indexOf('\n'))));
    }
    long taken = 0;
    for (long size = chunkSize(in); size > 0; size = chunkSize(in)) {
      taken = takePart(in, taken, size);
      line(in);
    }
    line(in);
    return taken;
  }

  private static long chunkSize(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      throw new EOFException("no chunk");
    }
    return Long.parseLong(line, 16);
  }

  private static long takePart(InputStream in, long position, long octets) throws IOException {
    byte[] buffer = new byte[CHUNK];
    long at = position;
    while (at < position + octets) {
      int read = in.read(buffer, 0, (int) Math.min(CHUNK, position + octets - at));
      if (read < 0) {
        throw new EOFException("the body ends at " + at);
      }
      at = Pattern.check(at, ByteBuffer.wrap(buffer, 0, read));
    }
    return at;
  }

  private static String fields(InputStream in) throws IOException {
    StringBuilder fields = new StringBuilder();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      fields.append(line.toLowerCase(Locale.ROOT)).append('\n');
    }
    return fields.toString();
  }

  private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        return null;
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "pattern-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
