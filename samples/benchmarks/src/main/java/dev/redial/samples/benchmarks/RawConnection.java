package dev.redial.samples.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * A bare socket, or one over TLS: requests encoded beforehand, as many as wanted in one write.
 *
 * <p>Thread-safety: used by one thread.
 */
final class RawConnection implements AutoCloseable {
  /** As a client's buffer: longer ones, and those of whole pages, are slower. */
  private static final int DOWNLOAD_OCTETS = 31_680;

  private static final int HEAD_OCTETS = 4096;

  private final Setup setup;
  private final List<Work> cycle;
  private final ByteBuffer one;
  private final ByteBuffer in = ByteBuffer.allocateDirect(DOWNLOAD_OCTETS);
  private ByteChannel channel;
  private AnswerReader answers = new AnswerReader();
  private ByteBuffer requests = ByteBuffer.allocate(0);
  private int requestCount;
  private long asked;
  private long read;

  /**
   * Connects.
   *
   * @param cycle what is asked for, over and over
   */
  RawConnection(Setup setup, List<Work> cycle) throws IOException {
    this.setup = setup;
    this.cycle = cycle;
    this.one = encoded(1);
    this.channel = connect(setup);
  }

  private static ByteChannel connect(Setup setup) throws IOException {
    return setup.isSecure()
        ? SecureChannel.connected(setup.base(), setup.trust())
        : connect(setup.base());
  }

  static SocketChannel connect(URI base) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(base.getHost(), base.getPort()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return channel;
  }

  /** Sends so many requests. */
  void ask(int count) throws IOException {
    ByteBuffer batch = count == 1 && cycle.size() == 1 ? one : batch(count);
    asked += count;
    write(batch);
  }

  private ByteBuffer batch(int count) {
    if (count != requestCount || count % cycle.size() != 0) {
      requests = encoded(count);
      requestCount = count;
    }
    return requests;
  }

  private ByteBuffer encoded(int count) {
    int octets = 0;
    for (int i = 0; i < count; i++) {
      octets += work(asked + i).request(setup.base()).length;
    }
    ByteBuffer batch = ByteBuffer.allocateDirect(octets);
    for (int i = 0; i < count; i++) {
      batch.put(work(asked + i).request(setup.base()));
    }
    return batch.flip();
  }

  private Work work(long index) {
    return cycle.get((int) (index % cycle.size()));
  }

  private void write(ByteBuffer batch) throws IOException {
    while (batch.hasRemaining()) {
      channel.write(batch);
    }
    batch.rewind();
  }

  /** Waits for so many answers. */
  void await(int count) throws IOException {
    for (int left = count; left > 0; ) {
      if (answers.next()) {
        check(answers.status(), answers.length());
        left--;
      } else {
        answers.fill(channel);
      }
    }
  }

  private void check(int status, long length) throws IOException {
    if (Completion.checked(status, length) != work(read++).answerLength()) {
      throw new IOException("an answer of " + length + " octets");
    }
  }

  /** Goes on with a new connection. */
  void reconnect() throws IOException {
    channel.close();
    channel = connect(setup);
    answers = new AnswerReader();
  }

  /** Asks once and reads the content into nowhere. */
  void download() throws IOException {
    ask(1);
    receive(in.clear().limit(HEAD_OCTETS));
    byte[] start = new byte[in.flip().remaining()];
    in.get(start);
    int head = HeadScanner.end(start, 0, start.length);
    long length = HeadScanner.numberBefore(start, head - AnswerReader.EMPTY_LINE);
    check((int) HeadScanner.numberBefore(start, AnswerReader.STATUS_END), length);
    for (long left = length - (start.length - head); left > 0; left -= in.position()) {
      receive(in.clear());
    }
  }

  private void receive(ByteBuffer in) throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException("the server has closed");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
