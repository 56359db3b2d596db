package dev.redial.runtime.connection;

import dev.redial.Idempotency;
import dev.redial.resend.ProtocolViolationException;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.wire.Persistence;
import dev.redial.runtime.wire.Persistence.Via;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * One connection: who may use it, who reads it, and how it ends.
 *
 * <p>Callers write their own requests ({@link #flush}) and read their own answers ({@link #await});
 * whoever reads, reads for all. The parts: {@link Pipeline} is the order of exchanges, {@link
 * ReadingToken} who reads, {@link Outlet} the way out, {@link Inlet} the way in.
 *
 * <p>Above 250 lines because every change of the pipeline and of the token under the one lock
 * stands here, where their order can be read.
 *
 * <p>Thread-safety: all methods may be called by any thread; {@code lock} guards pipeline and token
 * and is never held across I/O or anybody else's code.
 */
public final class Connection implements Watcher.Served {
  /** For how long a cancelled exchange may keep its connection open for the others (rule L7). */
  private static final long DRAIN_MILLIS = 250;

  /** For how long answers are awaited after the way out broke. */
  private static final long HARVEST_MILLIS = 1_000;

  /** With more callers parked than this, handing the token around costs more than the helper. */
  private static final int MAX_FOLLOWERS = 3;

  private static final int FIRST_ERROR_STATUS = 400;

  private final long id;
  private final Link link;
  private final ConnectionListener listener;
  private final Surroundings around;
  private final Outlet outlet;
  private final Inlet inlet;
  private final LeaderSelector leaderSelector;

  private final Object lock = new Object();
  // Guarded by lock.
  private final Pipeline pipeline;
  private final ReadingToken token = new ReadingToken();
  private final Set<Exchange> parked = new HashSet<>();
  private long idleSince;

  /** A connection over an open link, with nothing outstanding. */
  public Connection(long id, Link link, Via via, ConnectionListener listener, Surroundings around) {
    this.id = id;
    this.link = link;
    this.listener = listener;
    this.around = around;
    this.idleSince = now();
    this.pipeline = new Pipeline(id, now());
    this.outlet = new Outlet(link);
    this.inlet = new Inlet(this, link, via, around);
    this.leaderSelector = new LeaderSelector(link);
  }

  // ---- for the pool

  /** A number that is unique within the manager. */
  public long id() {
    return id;
  }

  /** What TLS agreed on, if this is TLS. */
  public Optional<SSLSession> tlsSession() {
    return link.tlsSession();
  }

  /** Its state now; it may change at once. */
  public ConnectionState state() {
    synchronized (lock) {
      return pipeline.state();
    }
  }

  /** How many exchanges are admitted and unanswered. */
  public int outstanding() {
    synchronized (lock) {
      return pipeline.outstanding();
    }
  }

  /** How many answers it has brought. */
  public int completed() {
    synchronized (lock) {
      return pipeline.completed();
    }
  }

  /** Since when nothing is outstanding, on the manager's clock. */
  public long idleSinceNanos() {
    synchronized (lock) {
      return idleSince;
    }
  }

  /** For how long nothing has been outstanding, by whichever clock says more (rule P9). */
  public long idleNanos() {
    return now() - idleSinceNanos();
  }

  /** For how long its server keeps it while it is idle, less a margin; as good as for ever. */
  public long idleLimitNanos() {
    return Long.MAX_VALUE;
  }

  /** Whether it is held up by a caller that does not take its answer (rule L10). */
  public boolean isPulled() {
    return false;
  }

  /** Whether our FIN went before the server's, so that our port stays in TIME_WAIT (rule T3). */
  public boolean closedFirst() {
    return false;
  }

  /** Places an exchange here if that is allowed now; {@link #flush} writes it. */
  public Admission admit(Exchange exchange, int depth) {
    synchronized (lock) {
      Admission admission = pipeline.admission(exchange.request().placement(), depth);
      if (admission == Admission.ADMITTED) {
        exchange.assignTo(this);
        pipeline.admit(exchange);
      }
      return admission;
    }
  }

  // ---- writing

  /** Writes what was admitted or offered, unless another thread is doing so. */
  public void flush() {
    while (true) {
      boolean afterSilence;
      synchronized (lock) {
        if (!outlet.begin(wantsToWrite())) {
          return;
        }
        afterSilence = pipeline.startsAfterSilence();
        if (afterSilence && !token.take(ReadingToken.CHECK)) {
          outlet.end(true);
          return; // an idle check is on its way and flushes when it has ended
        }
        if (!afterSilence) {
          pipeline.stage(outlet.staged());
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

  /** The look for octets that nobody asked for, on the thread that writes next (rule F8). */
  private boolean checkSilence() {
    IOException heard = inlet.checkSilence();
    if (heard != null) {
      close(heard, Ending.RETIRED);
      return false;
    }
    synchronized (lock) {
      if (pipeline.state() == ConnectionState.CLOSED) {
        return false;
      }
      pipeline.stage(outlet.staged());
      token.release(ReadingToken.CHECK);
      return true;
    }
  }

  private void writeStaged() {
    try {
      boolean all = outlet.write();
      Exchange streaming;
      synchronized (lock) {
        pipeline.accepted(link.accepted());
        outlet.end(all);
        streaming = all ? pipeline.streaming() : null;
        passToken();
      }
      if (!all) {
        around.watcher().watchOutput(this);
      }
      if (streaming != null && streaming.wantsBody()) {
        streaming.wakeOwner();
      }
    } catch (IOException e) {
      writeFailed();
    }
  }

  /** The way out is broken; what has arrived is read before anybody fails (rule C1). */
  private void writeFailed() {
    synchronized (lock) {
      pipeline.accepted(link.accepted());
      outlet.fail();
      pipeline.harvest();
      token.release(ReadingToken.CHECK);
      passToken();
    }
    IOException late = new IOException("the connection broke while the request was written");
    around
        .timers()
        .after(TimeUnit.MILLISECONDS.toNanos(HARVEST_MILLIS), () -> close(late, Ending.LOST));
    listener.draining(this);
  }

  @Override
  public void writable() {
    synchronized (lock) {
      outlet.unblock();
    }
    flush();
  }

  // ---- reading

  /**
   * Waits until the signal is raised, the deadline has passed or the thread is interrupted; in the
   * meantime reads for everybody if nobody else does.
   *
   * @param deadlineNanos on the scale of {@link System#nanoTime()}
   */
  public void await(Exchange mine, ThreadSignal signal, long deadlineNanos) {
    boolean leads;
    synchronized (lock) {
      leads = pipeline.head() != null && !mine.isOver() && token.take(mine);
      if (!leads) {
        parked.add(mine);
      }
    }
    if (!leads) {
      signal.park(deadlineNanos);
      leads = leavesParkToLead(mine, signal);
    }
    if (leads) {
      lead(mine, signal, deadlineNanos);
    }
  }

  /** Whoever was chosen to read reads now, or passes the token on if there is news for it. */
  private boolean leavesParkToLead(Exchange mine, ThreadSignal signal) {
    synchronized (lock) {
      parked.remove(mine);
      if (!token.isChosen(mine)) {
        return false;
      }
      if (!signal.isRaised() && token.take(mine)) {
        return true;
      }
      token.withdraw(mine);
      passToken();
      return false;
    }
  }

  private void lead(Exchange mine, ThreadSignal signal, long deadlineNanos) {
    try {
      leaderSelector.enter(signal);
      while (!signal.isRaised() && holdsToken(mine)) {
        if (inlet.receive(mine) == Inlet.Progress.NOTHING
            && !leaderSelector.select(signal, deadlineNanos)) {
          return;
        }
      }
    } catch (IOException e) {
      close(e, Ending.LOST);
    } finally {
      leaderSelector.leave(signal);
      synchronized (lock) {
        token.release(mine);
        passToken();
      }
    }
  }

  private boolean holdsToken(Object holder) {
    synchronized (lock) {
      return token.isHeldBy(holder);
    }
  }

  @Override
  public boolean readForAll() {
    if (!holdsToken(ReadingToken.HELPER)) {
      return false;
    }
    while (inlet.receive(ReadingToken.HELPER) == Inlet.Progress.SOME) {
      if (!holdsToken(ReadingToken.HELPER)) {
        return false;
      }
    }
    return holdsToken(ReadingToken.HELPER);
  }

  @Override
  public SelectableChannel channel() {
    return link.channel();
  }

  /**
   * Gives the token to whoever is to read next; holds lock. It stays free only where every owner
   * reads for itself and none of them has parked yet: then they are on their way to {@link #await}.
   */
  private void passToken() {
    if (!token.isFree() || pipeline.head() == null || pipeline.state() == ConnectionState.CLOSED) {
      return;
    }
    Exchange follower = firstParked();
    if (pipeline.anyReadFor() || parked.size() > MAX_FOLLOWERS) {
      token.take(ReadingToken.HELPER);
      around.watcher().watchInput(this);
    } else if (follower != null) {
      token.choose(follower);
      follower.nudgeOwner();
    }
  }

  /** An owner that read for itself no longer does. */
  public void ownerLeft() {
    synchronized (lock) {
      passToken();
    }
  }

  private @Nullable Exchange firstParked() {
    for (Exchange exchange : pipeline.unanswered()) {
      if (parked.contains(exchange)) {
        return exchange;
      }
    }
    return null;
  }

  /** Room was made in the exchange that reading had stopped for. */
  void resume(Exchange roomy) {
    synchronized (lock) {
      if (token.isStalled() && !roomy.isFull()) {
        token.unstall();
        passToken();
      }
    }
  }

  // ---- called by the inlet, which holds the token

  /** The exchange that the next octets answer, or null if this reader has to stop. */
  @Nullable Exchange answering(Object reader) {
    synchronized (lock) {
      Exchange head = token.isHeldBy(reader) ? pipeline.head() : null;
      if (head != null && head.isFull()) {
        token.stall();
        return null;
      }
      return head;
    }
  }

  void headArrived(Persistence said, int status, Exchange head) {
    List<Exchange> displaced;
    boolean draining;
    synchronized (lock) {
      if (pipeline.head() != head) {
        return; // closed meanwhile: the next look at the token ends the reading
      }
      displaced = pipeline.persist(said);
      for (Exchange exchange : displaced) {
        leave(exchange);
      }
      if (!head.span.isClosed() && status >= FIRST_ERROR_STATUS) {
        stopWriting();
      }
      draining = pipeline.state() == ConnectionState.DRAINING;
    }
    IOException cause = new IOException("the server announced that it closes the connection");
    for (Exchange exchange : displaced) {
      exchange.fail(closedOut(exchange, cause));
    }
    if (draining) {
      listener.draining(this);
    }
  }

  /** A final answer while the body is still being sent: it makes no sense to go on (rule C4). */
  private void stopWriting() {
    pipeline.drain();
    outlet.fail();
  }

  private void leave(Exchange exchange) {
    parked.remove(exchange);
    token.withdraw(exchange);
  }

  private ExchangeFailure closedOut(Exchange exchange, IOException cause) {
    synchronized (lock) {
      return pipeline.closedOut(exchange, cause, now());
    }
  }

  /** The head's answer is complete; returns whether the reader goes on. */
  boolean answerComplete(Exchange head, boolean octetsLeft) {
    boolean close;
    boolean silent;
    boolean queued;
    Answer answer;
    synchronized (lock) {
      if (pipeline.head() != head) {
        return false; // closed meanwhile
      }
      if (!head.span.isClosed()) {
        stopWriting();
      }
      answer =
          new Answer(
              head.span.wasPipelined() ? Answer.Order.PIPELINED : Answer.Order.ALONE,
              Answer.Worth.FIT,
              Answer.Path.DIRECT,
              0);
      close = pipeline.completeHead();
      silent = pipeline.head() == null;
      queued = pipeline.hasQueued();
      if (silent) {
        idleSince = now();
        token.reset(); // whoever writes next looks for octets that nobody asked for
      }
    }
    head.complete();
    if (silent && (close || octetsLeft)) {
      close(new IOException("the connection was closed after its last answer"), Ending.RETIRED);
      return false;
    }
    listener.answered(this, answer);
    if (silent && queued) {
      flush(); // they were admitted while this reader kept the writer from looking
    }
    return !silent;
  }

  // ---- the end

  /**
   * Gives up an exchange: its answer will reach nobody.
   *
   * @return how far it had come
   */
  public ExchangeFailure cancel(Exchange exchange, IOException why) {
    ExchangeFailure how;
    Aftermath aftermath;
    synchronized (lock) {
      how = pipeline.classify(exchange, Position.HEAD, why, now());
      aftermath = remove(exchange);
      leave(exchange);
      if (token.isStalled()) {
        token.unstall();
      }
      passToken();
    }
    exchange.fail(how);
    follow(aftermath, exchange, why);
    return how;
  }

  /** What a cancelled exchange leaves behind. */
  private enum Aftermath {
    /** It was not written: there is room again. */
    ROOM,
    /** Its answer is read past, for the sake of the others. */
    DRAIN,
    /** The connection goes with it. */
    CLOSE,
    /** It was over already. */
    NONE
  }

  private Aftermath remove(Exchange exchange) {
    if (pipeline.withdraw(exchange)) {
      boolean over = pipeline.outstanding() == 0 && pipeline.state() == ConnectionState.DRAINING;
      return over ? Aftermath.CLOSE : Aftermath.ROOM;
    }
    if (!pipeline.contains(exchange)) {
      return Aftermath.NONE;
    }
    exchange.discard();
    pipeline.drain();
    boolean close = pipeline.outstanding() == 1 || mustNotOutlive(exchange);
    return close ? Aftermath.CLOSE : Aftermath.DRAIN;
  }

  private void follow(Aftermath aftermath, Exchange cancelled, IOException why) {
    switch (aftermath) {
      case ROOM -> listener.room(this);
      case CLOSE -> close(why, Ending.RETIRED);
      case DRAIN -> {
        listener.draining(this);
        around
            .timers()
            .after(TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS), () -> closeIfUnanswered(cancelled));
      }
      case NONE -> {}
    }
  }

  /**
   * A copy of it could overtake it, or a part of it was written: then the connection goes first.
   */
  private boolean mustNotOutlive(Exchange exchange) {
    return exchange.request().idempotency() != Idempotency.SAFE
        || pipeline.isPartlyWritten(exchange);
  }

  /** The others go on if its answer has been read past in time. */
  private void closeIfUnanswered(Exchange cancelled) {
    boolean unanswered;
    synchronized (lock) {
      unanswered = pipeline.contains(cancelled);
    }
    if (unanswered) {
      close(new IOException("a cancelled call was not answered in time"), Ending.RETIRED);
    }
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
      if (pipeline.state() != ConnectionState.IDLE || !token.take(ReadingToken.CHECK)) {
        return;
      }
    }
    IOException heard = inlet.checkSilence();
    leaderSelector.close(); // whoever leads next opens it again; idle connections hold none
    synchronized (lock) {
      token.release(ReadingToken.CHECK);
    }
    if (heard != null) {
      close(heard, Ending.RETIRED);
    } else {
      flush();
    }
  }

  /** Closes at once; whatever is unanswered fails, told by octets how far it had come. */
  public void close(IOException cause, Ending ending) {
    List<Exchange> rest;
    synchronized (lock) {
      if (pipeline.state() == ConnectionState.CLOSED) {
        return;
      }
      rest = pipeline.close();
      token.reset();
      parked.clear();
      outlet.fail();
    }
    link.close();
    leaderSelector.close();
    around.watcher().forget();
    failAll(rest, cause);
    listener.closed(this, rest.isEmpty() || ending != Ending.LOST ? ending : lossOf(rest));
  }

  private static Ending lossOf(List<Exchange> rest) {
    return rest.size() > 1 ? Ending.PIPELINE_LOST : Ending.LOST;
  }

  private void failAll(List<Exchange> rest, IOException cause) {
    Position position = Position.HEAD;
    for (Exchange exchange : rest) {
      ExchangeFailure how;
      synchronized (lock) {
        how = pipeline.classify(exchange, position, causeFor(position, cause), now());
      }
      exchange.fail(how);
      position = Position.FOLLOWER;
    }
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

  @Override
  public String toString() {
    synchronized (lock) {
      return "connection "
          + id
          + " ("
          + pipeline.state()
          + ", "
          + pipeline.outstanding()
          + " outstanding)";
    }
  }
}
