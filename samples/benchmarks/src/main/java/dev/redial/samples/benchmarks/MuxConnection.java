package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the multiplexer: whoever calls adds octets under a short lock, one of them
 * writes what has gathered meanwhile, and a thread of its own reads and tells who was answered.
 *
 * <pre>
 *   filling  octets of requests that nobody writes yet
 *   waiting  [ head ... tail )  who waits for an answer, in the order of the octets
 * </pre>
 *
 * <p>Thread-safety: for any thread.
 */
final class MuxConnection implements AutoCloseable {
  private static final int OCTETS = 1 << 21;
  private static final int MOST = 1 << 14; // a power of two

  private final SocketChannel channel;
  private final Map<Work, byte[]> requests;
  private final @Nullable Completion[] waiting = new Completion[MOST]; // guarded by this
  private final Thread reader = new Thread(this::read, "mux-reader");
  private ByteBuffer filling = ByteBuffer.allocateDirect(OCTETS); // guarded by this
  private ByteBuffer spare = ByteBuffer.allocateDirect(OCTETS); // of who writes
  private int head; // guarded by this
  private int tail; // guarded by this
  private boolean writing; // guarded by this

  MuxConnection(URI base) throws IOException {
    requests = Work.each(work -> work.request(base));
    channel = RawConnection.connect(base);
    reader.setDaemon(true);
  }

  MuxConnection started() {
    reader.start();
    return this;
  }

  /** Whether this thread is the one that tells who was answered. */
  boolean isReader() {
    return Thread.currentThread() == reader;
  }

  void start(Work work, Completion completion) {
    byte[] request = requests.get(work);
    synchronized (this) {
      filling.put(request);
      waiting[tail++ & (MOST - 1)] = completion;
      // What answers give rise to is written when all of one read are told.
      if (writing || isReader()) {
        return;
      }
      writing = true;
    }
    write();
  }

  private void write() {
    try {
      for (ByteBuffer batch = gathered(); batch != null; batch = gathered()) {
        while (batch.hasRemaining()) {
          channel.write(batch);
        }
        spare = batch.clear();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  /** What is to be written next; null, and nobody writes any more, where there is nothing. */
  private synchronized @Nullable ByteBuffer gathered() {
    if (filling.position() == 0) {
      writing = false;
      return null;
    }
    ByteBuffer batch = filling.flip();
    filling = spare;
    return batch;
  }

  private void read() {
    AnswerReader answers = new AnswerReader();
    try {
      while (true) {
        answers.fill(channel);
        while (answers.next()) {
          first().answered(answers.status(), answers.length());
        }
        writeUnlessSomebodyDoes();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private synchronized Completion first() {
    Completion first = waiting[head & (MOST - 1)];
    waiting[head++ & (MOST - 1)] = null;
    if (first == null) {
      throw new IllegalStateException("an answer that nobody waits for");
    }
    return first;
  }

  private void writeUnlessSomebodyDoes() {
    synchronized (this) {
      if (writing || filling.position() == 0) {
        return;
      }
      writing = true;
    }
    write();
  }

  private synchronized void fail(IOException failure) {
    while (head != tail) {
      first().failed(failure);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
