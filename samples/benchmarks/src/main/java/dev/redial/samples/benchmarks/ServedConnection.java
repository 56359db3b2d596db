package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The server's side of one connection: what one read holds is answered by one write.
 *
 * <p>Thread-safety: used by the server's thread alone.
 */
final class ServedConnection {
  private static final int READ_OCTETS = 65_536;
  private static final int ANSWERS_UNTIL_CLOSE = 10;
  private static final long ROUND_TRIP_NANOS = 20_000_000;
  private static final long SLOW_NANOS = 400_000_000;

  private final BenchmarkServer server;
  private final Link link;
  private final SelectionKey key;
  private final byte[] octets = new byte[READ_OCTETS];
  private final ByteBuffer in = ByteBuffer.wrap(octets);

  /** In order; behind a piece that is not due everything waits. */
  private final Deque<Piece> waiting = new ArrayDeque<>();

  private long readNanos;
  private long dueNanos;
  private int answered;
  private Ending ending = Ending.OPEN;

  private enum Ending {
    OPEN,
    /** The last answer is written, or waits; what comes in is discarded. */
    ANNOUNCED,
    /** Our side is closed. */
    HALF_CLOSED
  }

  ServedConnection(BenchmarkServer server, Link link, SelectionKey key) {
    this.server = server;
    this.link = link;
    this.key = key;
  }

  /** Reads once and answers. */
  void read() throws IOException {
    if (link.read(in) < 0) {
      link.close();
      return;
    }
    readNanos = System.nanoTime();
    dueNanos = readNanos;
    answerAll();
    flush();
    settle();
  }

  /** Writes what waits, as far as it is due and there is room. */
  void write() throws IOException {
    if (link.isOpen()) {
      writeWaiting();
      settle();
    }
  }

  void close() throws IOException {
    link.close();
  }

  private void answerAll() throws IOException {
    int from = 0;
    int to = in.position();
    for (int end = RequestScanner.end(octets, 0, to);
        end >= 0 && ending == Ending.OPEN;
        end = RequestScanner.end(octets, from, to)) {
      answer(RequestScanner.letter(octets, from));
      from = end;
    }
    keep(ending == Ending.OPEN ? from : to);
  }

  private void keep(int from) {
    if (from > 0) {
      in.flip().position(from);
      in.compact();
    }
  }

  private void answer(int letter) throws IOException {
    if (letter == BenchmarkServer.COUNTS) {
      put(EncodedAnswer.of(server.counts().text()));
      return;
    }
    Work work = Work.of(letter);
    server.count(work);
    switch (work) {
      case DELAYED -> holdUntil(readNanos + ROUND_TRIP_NANOS);
      case SOMETIMES_SLOW -> holdSometimes();
      default -> {}
    }
    put(work == Work.CLOSING ? closingAnswer() : server.answer(work));
  }

  private EncodedAnswer closingAnswer() {
    if (++answered < ANSWERS_UNTIL_CLOSE) {
      return server.answer(Work.CLOSING);
    }
    ending = Ending.ANNOUNCED;
    return server.lastAnswer();
  }

  private void holdSometimes() throws IOException {
    holdUntil(readNanos + (server.isTimeForASlowOne() ? SLOW_NANOS : ROUND_TRIP_NANOS));
  }

  /** What is already in the batch does not wait. */
  private void holdUntil(long nanos) throws IOException {
    if (nanos - dueNanos > 0) {
      flush();
      dueNanos = nanos;
    }
  }

  private void put(EncodedAnswer answer) throws IOException {
    if (server.batch().remaining() < answer.start().length) {
      flush();
    }
    server.batch().put(answer.start());
    if (answer.times() > 0) {
      flush();
      waiting.add(new Piece(answer.rest().duplicate(), answer.times(), dueNanos));
      writeWaiting();
    }
  }

  private void flush() throws IOException {
    ByteBuffer batch = server.batch().flip();
    if (waiting.isEmpty() && dueNanos == readNanos) {
      link.write(batch);
    }
    if (batch.hasRemaining()) {
      waiting.add(new Piece(copy(batch), 1, dueNanos));
      server.wakeAt(dueNanos, this);
    }
    batch.clear();
  }

  private static ByteBuffer copy(ByteBuffer batch) {
    return ByteBuffer.allocate(batch.remaining()).put(batch).flip();
  }

  private void writeWaiting() throws IOException {
    long now = System.nanoTime();
    while (!waiting.isEmpty() && waiting.element().isDue(now)) {
      if (!waiting.element().writeTo(link)) {
        return;
      }
      waiting.remove();
    }
  }

  /** A client that does not read is not read from, either. */
  private void settle() throws IOException {
    boolean gone = link.flush();
    boolean full = !gone || (!waiting.isEmpty() && waiting.element().isDue(System.nanoTime()));
    key.interestOps(full ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    if (ending == Ending.ANNOUNCED && gone && waiting.isEmpty()) {
      ending = Ending.HALF_CLOSED;
      link.shutdownOutput();
    }
  }
}
