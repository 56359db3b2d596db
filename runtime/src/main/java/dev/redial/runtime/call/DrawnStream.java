package dev.redial.runtime.call;

import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.connection.ThreadSignal;
import dev.redial.runtime.connection.Timers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Content as a stream whose reader takes the steps of its call, and reads the connection for itself
 * while it waits: no other thread has to be woken, and octets are copied once, from where they were
 * read to.
 *
 * <pre>
 *   DRAWN --nobody reads for a second,
 *           or the rest comes by another attempt--> HANDED OVER: tasks take the steps from then on
 * </pre>
 *
 * <p>Behaves as the stream of {@code BodyHandlers.ofInputStream()}: an interrupt closes it, and
 * what ends the content early is the cause of what {@code read} throws.
 *
 * <p>Thread-safety: used by any thread; one reads at a time.
 */
final class DrawnStream extends InputStream implements Signal {
  /** So long a reader may be busy with something else (ours). */
  private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Call<?> call;
  private final CallEngine engine;

  // By whoever takes the call's steps.
  /** Guarded by itself. */
  private final Queue<ByteBuffer> arrived = new ArrayDeque<>();

  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean wanted;
  private volatile boolean ended;
  private volatile @Nullable Throwable failure;

  private volatile boolean closed;
  private volatile boolean handedOver;

  /** Of the thread that waits for content. */
  private volatile @Nullable ThreadSignal waiting;

  private final ReentrantLock reading = new ReentrantLock();
  // Guarded by reading.
  private ByteBuffer current = NOTHING;
  private @Nullable ThreadSignal last;

  private final Object lease = new Object();
  // Guarded by lease.
  private boolean busy;
  private boolean used;
  private Timers.@Nullable Timer timer;

  DrawnStream(Call<?> call, CallEngine engine) {
    this.call = call;
    this.engine = engine;
  }

  // ---- for the call

  /** Whether a body is made of it. */
  boolean isUsed() {
    return subscription != null;
  }

  /** The call is its reader's from now on, as long as somebody reads. */
  void begin() {
    synchronized (lease) {
      renew();
    }
  }

  private void renew() {
    timer = engine.pool().timers().after(LEASE_NANOS, this::lookWhetherRead);
  }

  /** Hands the call over to tasks if nobody has wanted content for long. */
  private void lookWhetherRead() {
    synchronized (lease) {
      if (ended || handedOver || call.isOver()) {
        return;
      }
      if (busy || used) {
        used = false;
        renew();
        return;
      }
      handedOver = true;
    }
    handOver();
  }

  private void handOver() {
    try {
      want(); // so that the end of a short content is seen though nobody reads
      engine.goOnAlone(call);
    } catch (RuntimeException | Error e) { // no thread could be had
      call.abandon(new IOException(call.describe() + ": nobody can go on with its content", e));
    }
  }

  void subscribed(Flow.Subscription asked) {
    subscription = asked;
    want();
  }

  void arrived(List<ByteBuffer> octets) {
    wanted = false;
    synchronized (arrived) {
      arrived.addAll(octets);
    }
    raise();
  }

  /** Nothing more comes; {@code why} is null if all is here. */
  void ended(@Nullable Throwable why) {
    failure = why;
    ended = true;
    raise();
    synchronized (lease) {
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  @Override
  public void raise() {
    ThreadSignal reader = waiting;
    if (reader != null) {
      reader.raise();
    }
  }

  @Override
  public void nudge() {
    ThreadSignal reader = waiting;
    if (reader != null) {
      reader.nudge();
    }
  }

  @Override
  public boolean readsItself() {
    return !handedOver;
  }

  // ---- for its reader

  @Override
  public int read() throws IOException {
    reading.lock();
    try {
      if (!fill()) {
        return -1;
      }
      int octet = current.get() & 0xff;
      letGoOfRead();
      return octet;
    } finally {
      reading.unlock();
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    reading.lock();
    try {
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, current.remaining());
      current.get(target, offset, count);
      letGoOfRead();
      return count;
    } finally {
      reading.unlock();
    }
  }

  @Override
  public int available() {
    if (closed || !reading.tryLock()) {
      return 0; // also where somebody waits for content
    }
    try {
      if (!current.hasRemaining() && !next()) {
        want();
        takeSteps();
        var unused = next();
      }
      return current.remaining();
    } finally {
      reading.unlock();
    }
  }

  /** Lets go of the rest: its connection is closed, unless all has arrived. */
  @Override
  public void close() {
    closed = true;
    Flow.Subscription rest = subscription;
    if (rest != null && !ended) {
      rest.cancel();
      takeSteps();
    }
    raise();
    if (reading.tryLock()) {
      try {
        letGoOfAll();
      } finally {
        reading.unlock();
      }
    }
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
  }

  /** Has something to read, waiting for it if need be; false at the end. */
  private boolean fill() throws IOException {
    checkOpen();
    if (current.hasRemaining()) {
      return true;
    }
    beBusy();
    try {
      return draw(signal());
    } finally {
      waiting = null;
      beIdle();
    }
  }

  private void beBusy() {
    synchronized (lease) {
      busy = true;
      used = true;
    }
  }

  private void beIdle() {
    boolean leaves;
    synchronized (lease) {
      busy = false;
      leaves = !handedOver && !ended && call.isResumed();
      if (leaves) {
        handedOver = true;
      }
    }
    if (leaves) {
      handOver();
    }
  }

  private ThreadSignal signal() {
    ThreadSignal known = last;
    if (known == null || !known.isMine()) {
      known = new ThreadSignal();
      last = known;
    }
    waiting = known;
    return known;
  }

  private boolean draw(ThreadSignal signal) throws IOException {
    while (true) {
      signal.lower();
      checkOpen();
      if (next()) {
        return true;
      }
      if (ended) {
        throwFailure();
        return false;
      }
      want();
      signal.lower(); // what was raised by that is looked at now
      takeSteps();
      if (hasNoNews()) {
        await(signal);
      }
    }
  }

  /** Whatever had been raised before the signal was lowered is seen here. */
  private boolean hasNoNews() {
    synchronized (arrived) {
      return arrived.isEmpty() && !ended && !closed;
    }
  }

  private @Nullable ByteBuffer poll() {
    synchronized (arrived) {
      return arrived.poll();
    }
  }

  /** The next octets that have arrived; false if there are none. */
  private boolean next() {
    for (ByteBuffer next = poll(); next != null; next = poll()) {
      current = next;
      if (next.hasRemaining()) {
        return true;
      }
      letGoOfRead();
    }
    return false;
  }

  private void throwFailure() throws IOException {
    Throwable why = failure;
    if (why != null) {
      throw new IOException(why);
    }
  }

  /** One delivery at a time, of all that has arrived. */
  private void want() {
    Flow.Subscription from = subscription;
    if (!wanted && from != null) {
      wanted = true;
      from.request(1);
    }
  }

  private void takeSteps() {
    if (!handedOver) {
      call.advance();
      call.result().tell();
    }
  }

  private void await(ThreadSignal signal) throws IOException {
    if (Thread.interrupted()) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException(new InterruptedException("interrupted while it waited for content"));
    }
    if (handedOver) {
      signal.park(Call.NEVER);
    } else {
      CallEngine.await(call.exchange(), signal, call.dueNanos());
    }
  }

  /** A buffer that was lent, and is read, goes back. */
  private void letGoOfRead() {
    if (!current.hasRemaining()) {
      giveBack(current);
      current = NOTHING;
    }
  }

  private void letGoOfAll() {
    giveBack(current);
    current = NOTHING;
    for (ByteBuffer next = poll(); next != null; next = poll()) {
      giveBack(next);
    }
  }

  private void giveBack(ByteBuffer octets) {
    Exchange from = call.exchange();
    if (octets.isDirect() && from != null) {
      from.giveBack(octets);
    }
  }
}
