package dev.redial.runtime.connection;

import dev.redial.Idempotency;
import dev.redial.resend.ProtocolViolationException;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.wire.Persistence;
import dev.redial.runtime.wire.Persistence.Via;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * One connection: who may use it, who reads it, and how it ends.
 *
 * <p>Callers write their own requests ({@link #flush}) and read their own answers ({@link #await});
 * whoever reads, reads for all. The parts: {@link Pipeline} is the order of exchanges, {@link
 * Readers} who reads, {@link Outlet} the way out, {@link Inlet} the way in, {@link Lateness} what
 * is late, {@link Farewell} the orderly end.
 *
 * <p>Above 400 lines because every change of the pipeline and of the token under the one lock
 * stands here, where their order can be read.
 *
 * <p>Thread-safety: all methods may be called by any thread; {@code lock} guards pipeline, readers,
 * lateness and who was not told of answers, and is never held across I/O or anybody else's code.
 * What is volatile in the pipeline is read without it.
 */
public final class Connection implements Watcher.Served {
  /** Of an answer that nobody wants, this much is read past (rules L7, P8). */
  private static final long DRAIN_OCTETS = 64 * 1024;

  private static final int FIRST_ERROR_STATUS = 400;

  /** With more outstanding, one write for several is worth the way to the helper (ours). */
  private static final int MANY = 8;

  private final long id;
  private final Optional<String> label;
  private final Link link;
  private final ConnectionListener listener;
  private final Surroundings around;
  private final Outlet outlet;
  private final Inlet inlet;
  private final LeaderSelector leaderSelector;
  private final BusyWait busyWait;
  private final ExchangeLog log;
  private final long openedNanos;

  private final Object lock = new Object();
  // Guarded by lock.
  private final Pipeline pipeline = new Pipeline();
  private final Deliveries deliveries;
  private final Readers readers;
  private final Lateness lateness;
  private final Untold untold = new Untold();
  private long idleSince;
  private long idleSinceMillis;
  private long idleLimitNanos = Long.MAX_VALUE;
  private boolean announced;
  private Timers.@Nullable Timer lateTimer;

  private final AtomicBoolean flushIsAsked = new AtomicBoolean();
  private volatile boolean pulled;
  private volatile boolean closedFirst;

  /** A connection over an open link, with nothing outstanding. */
  public Connection(long id, Link link, Via via, ConnectionListener listener, Surroundings around) {
    this.id = id;
    this.label = Optional.of(Long.toString(id));
    this.link = link;
    this.listener = listener;
    this.around = around;
    this.openedNanos = around.clock().nanoTime();
    this.idleSince = openedNanos;
    this.idleSinceMillis = around.clock().wallMillis();
    this.deliveries = new Deliveries(id, openedNanos);
    this.outlet = new Outlet(link, around.buffers());
    this.inlet = new Inlet(this, link, via, around, listener.heads());
    this.leaderSelector = new LeaderSelector(link);
    this.busyWait = new BusyWait(around.awakeCallers(), around.clock());
    this.readers = new Readers(pipeline, () -> around.watcher().watchInput(this));
    this.lateness = new Lateness(pipeline, readers, inlet, around.settings());
    this.log = new ExchangeLog(around, listener.origin(), id);
  }

  // ---- for the pool

  /** A number that is unique within the manager. */
  public long id() {
    return id;
  }

  /** The same for responses, which show it since Java 25. */
  public Optional<String> label() {
    return label;
  }

  /** What TLS agreed on, if this is TLS. */
  public Optional<SSLSession> tlsSession() {
    return link.tlsSession();
  }

  /** The server, or the proxy before it. */
  public InetSocketAddress remoteAddress() {
    return link.remoteAddress();
  }

  /** For how long it has existed. */
  public Duration age() {
    return Duration.ofNanos(now() - openedNanos);
  }

  /** Its state now; it may change at once. */
  public ConnectionState state() {
    return pipeline.state();
  }

  /** How many exchanges are admitted and unanswered. */
  public int outstanding() {
    return pipeline.outstanding();
  }

  /** How many answers it has brought. */
  public int completed() {
    return pipeline.completed();
  }

  /** Since when nothing is outstanding, on the manager's clock. */
  public long idleSinceNanos() {
    synchronized (lock) {
      return idleSince;
    }
  }

  /**
   * For how long nothing has been outstanding: by the clock that says more, for one of them stands
   * still while the machine sleeps (rule P9).
   */
  public long idleNanos() {
    synchronized (lock) {
      return idleNanos(now(), around.clock().wallMillis());
    }
  }

  private long idleNanos(long now, long wallMillis) {
    long wholeMillis = wallMillis - idleSinceMillis - 1; // one more may be none at all
    return Math.max(now - idleSince, TimeUnit.MILLISECONDS.toNanos(wholeMillis));
  }

  /** For how long the next answer has been awaited without an octet; 0 if none is awaited. */
  public long silentNanos() {
    return silentNanosAt(now());
  }

  private long silentNanosAt(long now) {
    long since = pipeline.headSince();
    return since == Pipeline.NOBODY ? 0 : now - Math.max(since, inlet.lastArrivalNanos());
  }

  /**
   * All that counts where an exchange looks for a place. A busy connection is being read by
   * somebody else, who is not waited for: it may have brought an answer more than is seen. One that
   * is idle, or becomes so, is looked at under its lock.
   *
   * @param now on the manager's clock, or a moment before
   */
  public void look(Glance seen, long now) {
    int outstanding = pipeline.outstanding();
    ConnectionState state = pipeline.state();
    if (outstanding == 0 || state == ConnectionState.IDLE) {
      lookAtIdle(seen, now);
    } else {
      seen.see(state, outstanding, pipeline.completed(), 0, silentNanosAt(now), pulled);
    }
  }

  private void lookAtIdle(Glance seen, long now) {
    synchronized (lock) {
      int outstanding = pipeline.outstanding();
      long idle = outstanding == 0 ? idleNanos(now, around.clock().wallMillis()) : 0;
      seen.see(
          pipeline.state(), outstanding, pipeline.completed(), idle, silentNanosAt(now), pulled);
    }
  }

  /** For how long its server keeps it while it is idle, less a margin; as good as for ever. */
  public long idleLimitNanos() {
    synchronized (lock) {
      return idleLimitNanos;
    }
  }

  /** Whether it is held up by a caller that does not take its answer (rule L10). */
  public boolean isPulled() {
    return pulled;
  }

  /** Whether our FIN went before the server's, so that our port stays in TIME_WAIT (rule T3). */
  public boolean closedFirst() {
    return closedFirst;
  }

  /** Places an exchange here if that is allowed now; {@link #flush} writes it. */
  public Admission admit(Exchange exchange, int depth) {
    synchronized (lock) {
      Admission admission =
          pipeline.admission(exchange.request(), depth, around.settings().windowOctets());
      if (admission == Admission.ADMITTED) {
        exchange.assignTo(this);
        pipeline.admit(exchange, depth);
        if (exchange.isAwaitedAsleep() && readers.letSleep(exchange)) {
          exchange.letSleep();
        }
      }
      return admission;
    }
  }

  // ---- writing

  /**
   * Writes what was admitted: at once; or, where many answers are awaited already, by the helper
   * that reads those, in one go with what comes until then.
   */
  public void flushPlaced() {
    if (!isCrowded()) {
      flush();
    } else if (flushIsAsked.compareAndSet(false, true)) {
      around.watcher().flush(this);
    }
  }

  private boolean isCrowded() {
    return pipeline.outstanding() > MANY && (flushIsAsked.get() || holdsToken(ReadingToken.HELPER));
  }

  @Override
  public void writeQueued() {
    flushIsAsked.set(false);
    flush();
  }

  /** Writes what was admitted or offered, unless another thread is doing so. */
  public void flush() {
    try {
      writeAll();
    } catch (RuntimeException | Error e) {
      // Whoever writes would be so for ever, and nobody else could.
      close(new IOException("a fault of the client itself: " + e, e), Ending.LOST);
      throw e;
    }
  }

  private void writeAll() {
    while (true) {
      boolean afterSilence;
      synchronized (lock) {
        if (!outlet.begin(wantsToWrite())) {
          return;
        }
        afterSilence = pipeline.startsAfterSilence();
        if (afterSilence && !readers.takeForCheck()) {
          outlet.end(true);
          return; // an idle check is on its way and flushes when it has ended
        }
        if (!afterSilence) {
          stage();
        }
      }
      if (afterSilence && !checkSilence()) {
        return;
      }
      writeStaged();
    }
  }

  private boolean wantsToWrite() {
    Exchange streaming = pipeline.streaming();
    return pipeline.hasQueued() || (streaming != null && streaming.hasMoreToStage());
  }

  /** Holds lock. */
  private void stage() {
    pipeline.stage(outlet.staged(), inlet.arrivals(), now());
  }

  /** The look for octets that nobody asked for, on the thread that writes next (rule F8). */
  private boolean checkSilence() {
    IOException heard = inlet.checkSilence(caution());
    if (heard != null) {
      close(heard, Inlet.silenceBrokenBy(heard));
      return false;
    }
    synchronized (lock) {
      if (pipeline.state() == ConnectionState.CLOSED) {
        return false;
      }
      stage();
      readers.releaseCheck();
      return true;
    }
  }

  /** Whether octets may wait that tell nothing yet: not for what must not be sent twice. */
  private Inlet.Caution caution() {
    synchronized (lock) {
      Exchange first = pipeline.firstQueued();
      boolean delicate =
          first != null && first.request().idempotency() == Idempotency.NON_IDEMPOTENT;
      return delicate ? Inlet.Caution.GREAT : Inlet.Caution.USUAL;
    }
  }

  private void writeStaged() {
    try {
      boolean all = outlet.write();
      Exchange streaming;
      boolean madeUpFor;
      synchronized (lock) {
        pipeline.accepted(link.accepted());
        outlet.end(all);
        streaming = all ? pipeline.streaming() : null;
        madeUpFor = pipeline.isMadeUpFor();
        readers.pass();
      }
      watchOver();
      if (!all) {
        around.watcher().watchOutput(this);
      }
      if (streaming != null && streaming.wantsBody()) {
        streaming.wakeOwner();
      }
      if (madeUpFor) {
        haveItFinished();
      }
    } catch (IOException e) {
      writeFailed();
    }
  }

  /** The reader, whoever it is, completes the answer that ended before its request. */
  private void haveItFinished() {
    Exchange head;
    synchronized (lock) {
      head = pipeline.head();
    }
    around.watcher().watchInput(this);
    if (head != null) {
      head.wakeOwner();
    }
  }

  /** Completes an answer that ended before its request, once that is out as well. */
  boolean finishEarly(Object reader) {
    Exchange head;
    synchronized (lock) {
      boolean may = readers.isHeldBy(reader) && pipeline.isMadeUpFor();
      head = may ? pipeline.head() : null;
    }
    if (head != null) {
      complete(head, Inlet.Rest.NOTHING);
    }
    return head != null;
  }

  /** The way out is broken; what has arrived is read before anybody fails (rule C1). */
  private void writeFailed() {
    synchronized (lock) {
      pipeline.accepted(link.accepted());
      outlet.fail();
      pipeline.harvest();
      lateness.wayOutBroke(now());
      readers.releaseCheck();
      readers.pass();
    }
    watchOver();
    listener.draining(this);
  }

  @Override
  public void writable() {
    synchronized (lock) {
      outlet.unblock();
    }
    flush();
  }

  /** The server waits for the body that its {@code 100 Continue} was asked for. */
  void goOn(Exchange held) {
    if (held.release()) {
      held.wakeOwner(); // whoever streams the body may begin to
      flush();
    }
  }

  // ---- reading

  /**
   * Waits until the signal is raised, the deadline has passed or the thread is interrupted; in the
   * meantime reads for everybody on its connection if nobody else does.
   *
   * @param deadlineNanos on the scale of {@link System#nanoTime()}
   */
  public static void await(Exchange mine, ThreadSignal signal, long deadlineNanos) {
    if (!signal.readsItself()) {
      signal.park(deadlineNanos);
      return;
    }
    ReadingTurn turn = signal.beginTurn(mine);
    if (!turn.leads()) {
      signal.park(deadlineNanos);
      turn.wake(signal.isRaised() ? ReadingTurn.News.SOME : ReadingTurn.News.NONE);
    }
    Connection carrier = mine.connection();
    if (turn.leads() && carrier != null) {
      carrier.readUntil(mine, turn, signal, deadlineNanos);
    }
  }

  private void readUntil(Exchange mine, ReadingTurn turn, ThreadSignal signal, long deadlineNanos) {
    boolean followsSilence = turn.followsSilence();
    try {
      if (!followsSilence || awaitFirst(turn, signal, deadlineNanos)) {
        readOn(turn, signal, deadlineNanos);
      }
    } catch (IOException e) {
      close(e, Ending.LOST);
    } finally {
      leaderSelector.leave(signal);
      turn.leave();
    }
    if (followsSilence && mine.head() != null) {
      busyWait.took(mine.latencyNanos());
    }
  }

  /** Nothing can be there yet; returns false if nothing is to be waited for any more. */
  private boolean awaitFirst(ReadingTurn turn, ThreadSignal signal, long deadlineNanos)
      throws IOException {
    if (!busyWait.begin()) {
      return leaderSelector.select(signal, deadlineNanos);
    }
    try {
      return busyWait.read(turn, signal) || leaderSelector.select(signal, deadlineNanos);
    } finally {
      busyWait.end();
    }
  }

  private void readOn(ReadingTurn turn, ThreadSignal signal, long deadlineNanos)
      throws IOException {
    while (!signal.isRaised() && turn.mayRead()) {
      if (!turn.read() && !leaderSelector.select(signal, deadlineNanos)) {
        return;
      }
    }
  }

  boolean lead(Exchange mine) {
    synchronized (lock) {
      return readers.lead(mine);
    }
  }

  boolean leavePark(Exchange mine, ReadingTurn.News news) {
    synchronized (lock) {
      return readers.leavePark(mine, news);
    }
  }

  /** Whether nothing was read since its request was written, behind no other. */
  boolean followsSilence(Exchange mine) {
    synchronized (lock) {
      return mine.span.followsSilence(inlet.arrivals());
    }
  }

  boolean read(Exchange mine) {
    return inlet.receive(mine) == Inlet.Progress.SOME;
  }

  void stopLeading(Exchange mine) {
    synchronized (lock) {
      readers.release(mine);
    }
  }

  boolean holdsToken(Object holder) {
    synchronized (lock) {
      return readers.isHeldBy(holder);
    }
  }

  @Override
  public boolean readForAll() {
    if (!holdsToken(ReadingToken.HELPER)) {
      return false;
    }
    while (readAtOnce()) {
      if (!holdsToken(ReadingToken.HELPER)) {
        return false;
      }
    }
    return holdsToken(ReadingToken.HELPER);
  }

  private boolean readAtOnce() {
    IoThread.reads();
    try {
      return inlet.receive(ReadingToken.HELPER) == Inlet.Progress.SOME;
    } finally {
      IoThread.hasRead();
    }
  }

  @Override
  public SelectableChannel channel() {
    return link.channel();
  }

  /** An owner that read for itself no longer does. */
  void ownerLeft(Exchange left) {
    synchronized (lock) {
      readers.forget(left);
      readers.pass();
    }
  }

  /** Room was made in the exchange that reading had stopped for. */
  void resume(Exchange roomy) {
    synchronized (lock) {
      if (readers.isStalled() && !roomy.isFull()) {
        unstall();
        readers.pass();
      }
    }
  }

  private void unstall() {
    readers.unstall();
    lateness.notStalled();
  }

  // ---- called by the inlet, which holds the token

  /**
   * The exchange that the next octets answer, or null if this reader has to stop.
   *
   * @param arrival the number of the read that brought them
   */
  @Nullable Exchange answering(Object reader, int arrival) {
    boolean stalled = false;
    synchronized (lock) {
      Exchange head = readers.isHeldBy(reader) ? pipeline.head() : null;
      if (head == null) {
        return null;
      }
      if (head.isFull()) {
        readers.stall();
        lateness.stalled(now());
        stalled = true;
      } else if (pipeline.mayBeAnswered(arrival)) {
        return head;
      }
    }
    if (stalled) {
      watchOver();
    } else {
      close(new IOException("octets came that nobody had asked for"), Ending.UNSOLICITED);
    }
    return null;
  }

  /** The exchange whose turn it is, whatever has become of it. */
  @Nullable Exchange first(Object reader) {
    synchronized (lock) {
      return readers.isHeldBy(reader) ? pipeline.head() : null;
    }
  }

  void headArrived(Persistence said, int status, Exchange head) {
    List<Exchange> displaced;
    boolean draining;
    synchronized (lock) {
      if (pipeline.head() != head) {
        return; // closed meanwhile, which the end of the answer will find as well
      }
      if (head.isAnswerReady()) {
        readers.told(head);
      }
      displaced = pipeline.persist(said);
      for (Exchange exchange : displaced) {
        readers.forget(exchange);
      }
      announced |= !said.reusable() || head.request().closes();
      idleLimitNanos = Nanos.of(said.idleLimit(Nanos.FOR_EVER));
      if (!head.span.isClosed()
          && (status >= FIRST_ERROR_STATUS || head.isHeld() || !said.reusable())) {
        pipeline.drain(); // it makes no sense to go on with the body (rule C4)
        outlet.stop();
      }
      draining = pipeline.state() == ConnectionState.DRAINING;
    }
    if (!displaced.isEmpty()) {
      displace(displaced, said);
    }
    if (draining) {
      listener.draining(this);
    }
  }

  private void displace(List<Exchange> displaced, Persistence said) {
    IOException cause =
        new IOException(
            said.closeAnnounced()
                ? "the server announced that it closes the connection"
                : "the server does not keep the connection");
    for (Exchange exchange : displaced) {
      ExchangeFailure how;
      synchronized (lock) {
        how =
            said.closeAnnounced()
                ? deliveries.closedOut(exchange, cause, pipeline.progress(now()))
                : classify(exchange, Position.FOLLOWER, cause);
      }
      exchange.fail(how);
      log.failed(exchange, how);
    }
  }

  /** The head's owner was told of it before all of its content is here. */
  void toldEarly(Exchange head) {
    synchronized (lock) {
      readers.told(head);
    }
  }

  /** Takes back a buffer in which content was read. */
  void giveBack(ByteBuffer lent) {
    around.buffers().giveBack(lent);
  }

  /** Content came for the head; returns whether reading goes on. */
  boolean contentArrived(Exchange head) {
    if (head.receivedForNobody() > DRAIN_OCTETS) {
      close(new IOException("more of an answer came that nobody wanted"), Ending.RETIRED);
      return false;
    }
    return true;
  }

  /** The head's answer has ended; returns whether the reader goes on. */
  boolean answerComplete(Exchange head, Inlet.Rest rest) {
    boolean early;
    synchronized (lock) {
      early =
          pipeline.head() == head
              && outlet.isOpen()
              && pipeline.isPartlyWritten(head)
              && rest == Inlet.Rest.NOTHING;
      if (early) {
        pipeline.endEarly(); // the request has to be finished first (rule C4)
      }
    }
    if (early) {
      tellAnswers(); // those before it
    }
    return early || complete(head, rest);
  }

  /** Whether the head's answer has ended, but not its request. */
  boolean hasEndedEarly() {
    synchronized (lock) {
      return pipeline.hasEndedEarly();
    }
  }

  /** What was read is used up, or no more of it is looked at. */
  void tellAnswers() {
    List<Answer> answers;
    synchronized (lock) {
      answers = untold.takeAll();
    }
    tell(answers);
  }

  private void tell(List<Answer> answers) {
    if (answers.isEmpty()) {
      return;
    }
    listener.answered(this, answers);
    synchronized (lock) {
      untold.giveBack(answers);
    }
  }

  /** Answer and request of the head are over; returns whether the reader goes on. */
  boolean complete(Exchange head, Inlet.Rest rest) {
    boolean ends;
    boolean silent;
    boolean queued;
    boolean wasStuck;
    List<Answer> answers;
    long now = now();
    synchronized (lock) {
      if (pipeline.head() != head) {
        return false; // closed meanwhile
      }
      wasStuck = pipeline.isStuck();
      ends = pipeline.completeHead(now);
      readers.told(head);
      pulled = false;
      lateness.maybeUnwanted(now);
      silent = pipeline.head() == null;
      queued = pipeline.hasQueued();
      if (silent) {
        idleSince = now;
        idleSinceMillis = around.clock().wallMillis();
        readers.reset();
      }
      if (silent && rest == Inlet.Rest.OCTETS) {
        pipeline.takeNoMore(); // nobody asked for these
        ends = true;
      }
      answers = ends ? List.of() : untoldAfter(head, rest);
    }
    head.complete();
    log.complete(head);
    if (ends) {
      endAfterLast(silent, rest);
      return false;
    }
    tell(answers);
    if (wasStuck && !silent) {
      watchOver(); // the next answer may be late as well
    }
    if (silent && queued) {
      flush(); // they were admitted while this reader kept the writer from looking
    }
    return !silent;
  }

  /** Holds lock. */
  private List<Answer> untoldAfter(Exchange head, Inlet.Rest rest) {
    untold.add(head);
    return rest == Inlet.Rest.NOTHING || untold.isFull() ? untold.takeAll() : List.of();
  }

  private void endAfterLast(boolean silent, Inlet.Rest rest) {
    boolean unsolicited = silent && rest == Inlet.Rest.OCTETS;
    close(
        new IOException("the connection was closed after its last answer"),
        unsolicited ? Ending.UNSOLICITED : Ending.RETIRED);
  }

  // ---- what is late

  /** Sets the timer for what may be late next. */
  private void watchOver() {
    long rescue = listener.rescueAfterNanos();
    synchronized (lock) {
      long wait = lateness.arm(rescue, now());
      if (wait >= 0) {
        forgetTimer();
        lateTimer = around.timers().after(wait, this::lookForLate);
      }
    }
  }

  /** Holds lock. */
  private void forgetTimer() {
    if (lateTimer != null) {
      lateTimer.cancel();
      lateTimer = null;
    }
  }

  private void lookForLate() {
    Vigil.Late late;
    long rescue = listener.rescueAfterNanos();
    synchronized (lock) {
      late = lateness.look(rescue, now());
    }
    switch (late) {
      case HARVEST ->
          close(new IOException("the connection broke while writing to it"), Ending.LOST);
      case UNWANTED ->
          close(new IOException("a cancelled call was not answered in time"), endOfUnwanted());
      case HEAD ->
          close(new IOException("the head of the answer did not arrive in time"), Ending.LOST);
      case CONTINUE -> goOnWithout();
      case CALLER, ANSWER -> getStuck(late);
      case NOTHING -> {}
    }
    watchOver();
  }

  /** A trial that is never answered says what it was made to find out (rule L6). */
  private Ending endOfUnwanted() {
    synchronized (lock) {
      Exchange head = pipeline.head();
      return head != null && head.isOnTrial() ? Ending.LOST : Ending.RETIRED;
    }
  }

  private void goOnWithout() {
    Exchange held;
    synchronized (lock) {
      held = pipeline.streaming();
    }
    if (held != null) {
      goOn(held);
    }
  }

  private void getStuck(Vigil.Late late) {
    List<Exchange> waiting;
    boolean again;
    synchronized (lock) {
      again = pipeline.isStuck();
      waiting = pipeline.getStuck();
      lateness.told(now());
      if (late == Vigil.Late.CALLER) {
        pulled = true;
        lateness.notStalled();
      }
    }
    waiting.forEach(Exchange::tellStuck);
    if (!again) {
      listener.stuck(this);
    } else if (late == Vigil.Late.CALLER) {
      listener.room(this); // elsewhere: it does not count any more
    }
  }

  // ---- the end

  /** What follows for the call whose exchange is given up. */
  public enum Then {
    /** A copy is sent, which this one must not be overtaken by. */
    RESEND,
    /** Nothing, or a copy is on its way that may as well overtake it. */
    NOTHING
  }

  /**
   * Gives up an exchange: its answer will reach nobody.
   *
   * @return how far it had come
   */
  public ExchangeFailure cancel(Exchange exchange, IOException why, Then then) {
    ExchangeFailure how;
    Aftermath aftermath;
    synchronized (lock) {
      boolean first = pipeline.head() == exchange;
      how = classify(exchange, first ? Position.HEAD : Position.FOLLOWER, why);
      aftermath = remove(exchange, then);
      readers.forget(exchange);
      if (readers.isStalled()) {
        unstall();
      }
      readers.pass();
    }
    exchange.fail(how);
    if (aftermath != Aftermath.NONE) {
      log.cancelled(exchange, how);
    }
    switch (aftermath) {
      case ROOM -> listener.room(this);
      case CLOSE -> close(why, Ending.RETIRED);
      case DRAIN -> watchOver();
      case NONE -> {}
    }
    return how;
  }

  /** What a cancelled exchange leaves behind. */
  private enum Aftermath {
    /** It was not written: there is room again. */
    ROOM,
    /** Its answer is read past, for the sake of the connection. */
    DRAIN,
    /** The connection goes with it. */
    CLOSE,
    /** It was over already. */
    NONE
  }

  private Aftermath remove(Exchange exchange, Then then) {
    if (pipeline.withdraw(exchange)) {
      boolean over =
          pipeline.outstanding() == 0
              && (pipeline.state() == ConnectionState.DRAINING || exchange.request().closes());
      return over ? Aftermath.CLOSE : Aftermath.ROOM;
    }
    if (!pipeline.contains(exchange)) {
      return Aftermath.NONE;
    }
    pipeline.discard(exchange);
    lateness.maybeUnwanted(now());
    return mustNotOutlive(exchange, then) ? Aftermath.CLOSE : Aftermath.DRAIN;
  }

  /**
   * A copy of it could overtake it, or its request cannot be finished: then the connection goes
   * first.
   */
  private boolean mustNotOutlive(Exchange exchange, Then then) {
    boolean overtaken =
        then == Then.RESEND
            && (exchange.request().idempotency() != Idempotency.SAFE
                || pipeline.isPartlyWritten(exchange));
    return overtaken || !exchange.span.isClosed();
  }

  /** Takes nothing new; closes when everything outstanding is answered. */
  public void drain() {
    boolean idle;
    synchronized (lock) {
      idle = pipeline.state() == ConnectionState.IDLE;
      pipeline.drain();
    }
    if (idle) {
      close(new IOException("the connection manager closed it"), Ending.RETIRED);
    }
  }

  /** Looks whether an idle connection is still good; closes it if not. */
  public void checkIdle() {
    synchronized (lock) {
      if (pipeline.state() != ConnectionState.IDLE || !readers.takeForCheck()) {
        return;
      }
    }
    IOException heard = inlet.checkSilence(Inlet.Caution.USUAL);
    leaderSelector.close(); // whoever leads next opens it again; idle connections hold none
    synchronized (lock) {
      readers.releaseCheck();
    }
    if (heard != null) {
      close(heard, Inlet.silenceBrokenBy(heard));
    } else {
      flush();
    }
  }

  /** Closes; whatever is unanswered fails, told by octets how far it had come. */
  public void close(IOException cause, Ending ending) {
    List<Exchange> rest;
    List<Answer> answers;
    Ending told;
    boolean orderly;
    synchronized (lock) {
      if (pipeline.state() == ConnectionState.CLOSED) {
        return;
      }
      rest = pipeline.close();
      answers = untold.takeAll(); // nobody decides about it before it is known to be closed
      told = told(ending, rest);
      orderly = told == Ending.RETIRED || told == Ending.ANNOUNCED;
      orderly &= rest.isEmpty() && outlet.isQuiet() && readers.isFree();
      closedFirst = told == Ending.RETIRED || told == Ending.UNSOLICITED;
      readers.close();
      outlet.stop();
      forgetTimer();
    }
    leaderSelector.close();
    if (orderly) {
      Farewell.First first = told == Ending.ANNOUNCED ? Farewell.First.SERVER : Farewell.First.WE;
      Farewell.say(link, around, first);
    } else {
      link.close();
      around.watcher().forget();
      leaderSelector.close(); // again: a leader may have opened it meanwhile, the last to do so
    }
    failAll(rest, cause);
    listener.closed(this, told, answers);
  }

  /** Holds lock. */
  private Ending told(Ending ending, List<Exchange> rest) {
    if (ending == Ending.RETIRED && announced) {
      return Ending.ANNOUNCED;
    }
    if (ending != Ending.LOST) {
      return ending;
    }
    boolean pipelined = rest.size() > 1 || rest.stream().anyMatch(e -> e.span.wasPipelined());
    return pipelined ? Ending.PIPELINE_LOST : rest.isEmpty() ? Ending.LEFT : Ending.LOST;
  }

  private void failAll(List<Exchange> rest, IOException cause) {
    Position position = Position.HEAD;
    for (Exchange exchange : rest) {
      ExchangeFailure how;
      synchronized (lock) {
        how = classify(exchange, position, causeFor(position, cause));
      }
      exchange.fail(how);
      log.failed(exchange, how);
      position = Position.FOLLOWER;
    }
  }

  /** How far an exchange of this connection has come, which goes on all the same. */
  public ExchangeFailure describe(Exchange exchange, IOException why) {
    synchronized (lock) {
      return classify(exchange, Position.HEAD, why);
    }
  }

  private ExchangeFailure classify(Exchange exchange, Position position, IOException cause) {
    return deliveries.byOctets(exchange, position, cause, pipeline.progress(now()));
  }

  /** A breach in one answer is no fault of the requests behind it. */
  private static IOException causeFor(Position position, IOException cause) {
    return position == Position.FOLLOWER && cause instanceof ProtocolViolationException
        ? new IOException("the connection was closed for a breach in an earlier answer", cause)
        : cause;
  }

  boolean wayOutIsIntact() {
    synchronized (lock) {
      return outlet.isIntact();
    }
  }

  private long now() {
    return around.clock().nanoTime();
  }

  /** For people: what it does, for whom, and for how long. */
  @Override
  public String toString() {
    synchronized (lock) {
      Exchange first = pipeline.head();
      String busy =
          first == null
              ? ""
              : ", %s for %d ms"
                  .formatted(
                      first.request().target(),
                      TimeUnit.NANOSECONDS.toMillis(now() - pipeline.headSince()));
      return "connection %d (%s, %d outstanding%s)"
          .formatted(id, pipeline.state(), pipeline.outstanding(), busy);
    }
  }
}
