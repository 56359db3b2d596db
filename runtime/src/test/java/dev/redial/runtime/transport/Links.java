package dev.redial.runtime.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.redial.testing.RawConnection;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.Predicate;

/** What tests do with links. */
final class Links {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private Links() {}

  static long soon() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  static Link dial(RawServer server) throws IOException {
    return new Dialer(DialerSettings.standard()).dial(Target.of(server.uri("/")), soon());
  }

  static ByteBuffer buffer() {
    return ByteBuffer.allocate(64 * 1024);
  }

  static ByteBuffer[] pieces(String text, int size) {
    ByteBuffer[] pieces = new ByteBuffer[(text.length() + size - 1) / size];
    byte[] octets = text.getBytes(ISO_8859_1);
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = ByteBuffer.wrap(octets, i * size, Math.min(size, octets.length - i * size));
    }
    return pieces;
  }

  /** Writes all of it, waiting where the kernel is full. */
  static void send(Link link, String text) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    link.write(new ByteBuffer[] {octets});
    while (!link.flush() || octets.hasRemaining()) {
      await(link, SelectionKey.OP_WRITE);
      link.write(new ByteBuffer[] {octets});
    }
  }

  static String readUntil(Link link, String end) throws IOException {
    return readWhile(link, text -> !text.endsWith(end), buffer());
  }

  static String readToEnd(Link link) throws IOException {
    return readWhile(link, text -> true, buffer());
  }

  static String readToEndBy(int octets, Link link) throws IOException {
    return readWhile(link, text -> true, ByteBuffer.allocate(octets));
  }

  private static String readWhile(Link link, Predicate<String> wanting, ByteBuffer buffer)
      throws IOException {
    StringBuilder text = new StringBuilder();
    while (wanting.test(text.toString())) {
      int octets = link.read(buffer.clear());
      if (octets < 0) {
        break;
      }
      if (octets == 0) {
        await(link, SelectionKey.OP_READ);
      }
      text.append(ISO_8859_1.decode(buffer.flip()));
    }
    return text.toString();
  }

  /** Writes without anybody reading until the kernel takes no more; how much the link took. */
  static long takenUntilFull(Link link) throws IOException {
    long taken = 0;
    ByteBuffer[] octets = {buffer()};
    do {
      octets[0].clear();
      link.write(octets);
      taken += octets[0].position();
    } while (!octets[0].hasRemaining());
    return taken;
  }

  static IOException writeUntilItFails(Link link) {
    try {
      while (true) {
        link.write(new ByteBuffer[] {ByteBuffer.allocate(1)});
        link.flush();
      }
    } catch (IOException e) {
      return e;
    }
  }

  static void answerAndReset(RawConnection connection) throws IOException {
    connection.readRequest();
    connection.write("answer");
    connection.reset();
  }

  static void answerAfterEnd(RawConnection connection) throws IOException {
    try {
      connection.readRequest();
    } catch (IOException end) {
      connection.write("late");
    }
  }

  static void await(Link link, int operation) throws IOException {
    try (Selector selector = Selector.open()) {
      link.channel().register(selector, operation);
      if (selector.select(PATIENCE.toMillis()) == 0) {
        throw new IOException("nothing happened on the link");
      }
    }
  }
}
