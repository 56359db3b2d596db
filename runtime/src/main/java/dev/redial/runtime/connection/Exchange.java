package dev.redial.runtime.connection;

import dev.redial.runtime.wire.ContentPiece;
import dev.redial.runtime.wire.ResponseHead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a call on one connection: its request out, its answer in.
 *
 * <pre>
 *   owner (a call) --offers body-->  Exchange  --staged by--> Connection --> Link
 *   owner (a call) &lt;----takes-----  Exchange  &lt;-received by- Connection &lt;-- Link
 * </pre>
 *
 * <p>Above 400 lines because both sides of the one thing that owner and connection share stand
 * here.
 *
 * <p>Thread-safety: its own monitor guards what is received; where it stands on its connection is a
 * matter of {@link Pipeline} alone.
 */
public final class Exchange implements Answer {
  /** Content that is kept for an owner that does not take it, before reading stops (64 KiB). */
  static final int BUFFER_OCTETS = 64 * 1024;

  /**
   * So much content is gathered in one array as soon as its length is announced, which may be a lie
   * (16 MiB).
   */
  static final int GATHERED_OCTETS = 16 * 1024 * 1024;

  /** More content than this of an answer that leads elsewhere is not waited for (1 KiB). */
  private static final int PASSED_OCTETS = 1024;

  private static final int REDIRECTION = 3;
  private static final int UNAUTHORIZED = 401;
  private static final int PROXY_UNAUTHORIZED = 407;

  /** It waits behind others, or for a connection. */
  public static final long NOT_FIRST = Long.MIN_VALUE;

  /** How much content comes is not known. */
  static final long UNANNOUNCED = -1;

  private final OutgoingRequest request;
  private final Signal owner;
  private final long seniority;

  /** Where its request lies in the octets of the connection; guarded by the connection's lock. */
  final Span span = new Span();

  /** Whether its owner may be chosen to read, as it sleeps; guarded by the connection's lock. */
  boolean parked;

  /** Whether its owner had to wait for a place; guarded by the pool of its origin. */
  private boolean linedUp;

  /** Whether its owner went on waiting when it was placed; of the thread that places it. */
  private boolean letSleep;

  private volatile @Nullable Connection connection;

  /** Since when it has been the first of its connection; {@link #NOT_FIRST} before. */
  private volatile long firstSince = NOT_FIRST;

  private volatile boolean stuck;
  private volatile boolean onTrial;
  private volatile int position;
  private volatile long writtenNanos = NOT_FIRST;
  private volatile boolean readFor;
  private volatile boolean drawn;

  // What the pool learns from, without this: its owner may be taking the answer meanwhile.
  private volatile Worth worth = Worth.UNFIT;
  private volatile long latencyNanos;
  private volatile @Nullable ResponseHead head;

  // Guarded by this.
  private ExchangeState state = ExchangeState.QUEUED;
  private final ContentBuffer content = new ContentBuffer();
  private long received;
  private long expected = UNANNOUNCED;
  private boolean statusSeen;
  private boolean interimSeen;
  private boolean discarded;

  /** Whether its owner waits for all of its content, whose head it has seen. */
  private boolean gathered;

  /** Whether its owner looks at its head before all content is here. */
  private boolean passed;

  private long receivedBeforeDiscard;
  private @Nullable ExchangeFailure failure;

  // The streamed body on its way out; guarded by this.
  private List<ByteBuffer> outbox = List.of();
  private boolean outboxEnded;
  private boolean held;

  /**
   * An exchange that waits for a connection.
   *
   * @param owner told whenever there is something to look at
   * @param seniority the lower it is, the earlier its call began
   */
  public Exchange(OutgoingRequest request, Signal owner, long seniority) {
    this.request = request;
    this.owner = owner;
    this.seniority = seniority;
    this.held = request.expectsContinue();
    this.outboxEnded = !request.streams();
    if (held && request.body().length > 0) {
      outbox = List.of(ByteBuffer.wrap(request.body()));
    }
  }

  /** What goes out. */
  public OutgoingRequest request() {
    return request;
  }

  /** The lower it is, the earlier its call began. */
  public long seniority() {
    return seniority;
  }

  /** The connection it stands on, once it does. */
  public @Nullable Connection connection() {
    return connection;
  }

  // ---- the owner's side

  /** Since when its answer has been the next one, on the connection's clock (rule L8). */
  public long firstSinceNanos() {
    return firstSince;
  }

  /** Whether the answer before it is late: a copy elsewhere may be faster (SAFE ones only). */
  public boolean isStuck() {
    return stuck;
  }

  /** Whether it was sent behind another to see whether its server can pipeline. */
  public boolean isOnTrial() {
    return onTrial;
  }

  /** The head of its answer, once it has arrived. */
  public @Nullable ResponseHead head() {
    return head;
  }

  /** Whether the owner can go on: a small answer is complete, or a larger one has begun. */
  public synchronized boolean isAnswerReady() {
    return state == ExchangeState.DONE || (state == ExchangeState.ANSWERING && !arrivesWhole());
  }

  /** Whether its answer is complete; content may still wait to be taken. */
  public synchronized boolean isComplete() {
    return state == ExchangeState.DONE;
  }

  /** Whether its answer is complete and all of its content was taken. */
  public synchronized boolean isDrained() {
    return state == ExchangeState.DONE && content.isEmpty();
  }

  /** Whether all content that has arrived so far was taken. */
  public synchronized boolean isEmptied() {
    return content.isEmpty();
  }

  /** How it failed, if it did. */
  public synchronized @Nullable ExchangeFailure failure() {
    return failure;
  }

  /** Octets of content that have arrived. */
  public synchronized long received() {
    return received;
  }

  /** Octets of content that were announced. */
  public synchronized OptionalLong expected() {
    return expected == UNANNOUNCED ? OptionalLong.empty() : OptionalLong.of(expected);
  }

  /** Whether an interim answer (1xx) was seen: strong evidence that the server works on it. */
  public synchronized boolean interimSeen() {
    return interimSeen;
  }

  /** Whether it was written behind others that were unanswered. */
  public boolean wasPipelined() {
    return position > 0;
  }

  /** How many were unanswered before it when it was written. */
  int position() {
    return position;
  }

  long nanosSinceWritten(long now) {
    return writtenNanos == NOT_FIRST ? 0 : Math.max(0, now - writtenNanos);
  }

  /** From now on its owner reads elsewhere. */
  public void leaveToHelper() {
    readFor = true;
    ownerLeft();
  }

  /** Its owner, who read for itself, no longer does, or is another. */
  public void ownerLeft() {
    Connection carrier = connection;
    if (carrier != null) {
      carrier.ownerLeft(this);
    }
  }

  /** Takes the content that has arrived; goes on reading if that had stopped for want of room. */
  public List<ByteBuffer> take() {
    List<ByteBuffer> taken;
    boolean wasFull;
    synchronized (this) {
      if (gathered && !state.isFinal()) {
        return List.of();
      }
      wasFull = content.octets() >= BUFFER_OCTETS;
      taken = content.take();
    }
    if (wasFull) {
      resume();
    }
    return taken;
  }

  /**
   * From now on its owner, who has seen the head and taken nothing, is told of the end alone, and
   * takes all content then, in one array. Without effect where how much comes is not known, or is
   * more than 16 MiB.
   */
  public void gather() {
    boolean wasFull;
    synchronized (this) {
      if (state.isFinal() || expected == UNANNOUNCED || expected > GATHERED_OCTETS) {
        return;
      }
      wasFull = content.octets() >= BUFFER_OCTETS;
      content.gather((int) expected);
      gathered = true;
    }
    if (wasFull) {
      resume();
    }
  }

  /** There is room again, for want of which reading may have stopped. */
  private void resume() {
    Connection carrier = connection;
    if (carrier != null) {
      carrier.resume(this);
    }
  }

  /** Whether content is still to come, and its owner has nothing to send meanwhile. */
  public boolean mayBeDrawn() {
    return !request.streams() && !isComplete();
  }

  /**
   * From now on content may be given in the buffers that it was read into, which are direct ones:
   * its owner gives them back. That of a small answer, which is gathered in one array, is not.
   */
  public synchronized void draw() {
    drawn = expected == UNANNOUNCED || expected > BUFFER_OCTETS;
  }

  boolean isDrawn() {
    return drawn;
  }

  /** Takes back a buffer whose content is not needed any more, and which nobody else has. */
  public void giveBack(ByteBuffer lent) {
    Connection carrier = connection;
    if (carrier != null) {
      carrier.giveBack(lent);
    }
  }

  /** Takes all content of an answer that is complete. */
  public synchronized byte[] takeWhole() {
    return content.takeWhole();
  }

  /** Offers octets of a streamed body; write them with {@link Connection#flush()}. */
  public synchronized void offer(List<ByteBuffer> octets) {
    outbox = joined(outbox, octets);
  }

  /** Ends the streamed body. */
  public synchronized void endOffer() {
    outboxEnded = true;
  }

  /** Whether every octet offered so far was staged for writing, so that more may be offered. */
  public synchronized boolean wantsBody() {
    return outbox.isEmpty() && !outboxEnded && !held && !state.isFinal();
  }

  /** Fails an exchange that no connection carries. */
  public void fail(ExchangeFailure how) {
    boolean told;
    synchronized (this) {
      told = !state.isFinal();
      if (told) {
        step(ExchangeState.FAILED);
        failure = how;
      }
    }
    if (told) {
      owner.raise();
    }
  }

  // ---- the connection's side

  synchronized void assignTo(Connection carrier) {
    step(ExchangeState.ASSIGNED);
    connection = carrier;
  }

  synchronized void sent() {
    if (state == ExchangeState.ASSIGNED) {
      step(ExchangeState.SENT);
    }
  }

  void isFirst(long now) {
    if (firstSince == NOT_FIRST) {
      firstSince = now;
    }
  }

  void written(int unanswered, long now) {
    position = unanswered;
    writtenNanos = now;
  }

  void onTrial() {
    onTrial = true;
  }

  /** Tells the owner that it may wait here for long; again, as it may not have been free to go. */
  void tellStuck() {
    stuck = true;
    owner.raise();
  }

  /** Whether octets of its request follow after its head is staged. */
  boolean sendsBodyLater() {
    return request.streams() || request.expectsContinue();
  }

  /** Whether its body waits for the server's {@code 100 Continue}. */
  public synchronized boolean isHeld() {
    return held;
  }

  /** Lets the body go; returns whether it was held. */
  synchronized boolean release() {
    boolean was = held;
    held = false;
    return was;
  }

  /** Moves what was offered into {@code output}; returns the number of octets. */
  synchronized long drainOutbox(Batch output) {
    if (held) {
      return 0;
    }
    long octets = 0;
    for (ByteBuffer next : outbox) {
      octets += next.remaining();
      output.add(next);
    }
    outbox = List.of();
    return octets;
  }

  /** Whether its streamed body has octets, or its end, that were not staged. */
  synchronized boolean hasMoreToStage() {
    return !held && (!outbox.isEmpty() || outboxEnded);
  }

  synchronized boolean bodyStaged() {
    return !held && outboxEnded && outbox.isEmpty();
  }

  /** Whether reading stops for it; never before the end that the owner of a small answer awaits. */
  synchronized boolean isFull() {
    return !discarded && !gathered && !arrivesWhole() && content.octets() >= BUFFER_OCTETS;
  }

  /** What its answer says for pipelining, and how long it took. */
  void judge(Worth seen, long arrivedNanos) {
    worth = seen;
    latencyNanos = Math.max(0, arrivedNanos - firstSince);
  }

  @Override
  public Order order() {
    return wasPipelined() ? Order.PIPELINED : Order.ALONE;
  }

  @Override
  public Worth worth() {
    return worth;
  }

  @Override
  public Path path() {
    ResponseHead answer = head;
    return answer != null && answer.fields().contains("via") ? Path.VIA : Path.DIRECT;
  }

  @Override
  public long latencyNanos() {
    return latencyNanos;
  }

  synchronized void statusSeen() {
    statusSeen = true;
  }

  synchronized boolean isAnswered() {
    return statusSeen;
  }

  synchronized void receiveInterim() {
    interimSeen = true;
  }

  /**
   * Takes the head; the owner is told only if the content is not small and soon complete.
   *
   * @param announced octets of content; {@link #UNANNOUNCED} if that is not known
   */
  void receiveHead(ResponseHead answer, long announced) {
    boolean tell;
    synchronized (this) {
      if (state.isFinal()) {
        return;
      }
      step(ExchangeState.ANSWERING);
      head = answer;
      expected = announced;
      tell = !arrivesWhole();
    }
    if (tell) {
      owner.raise();
    }
  }

  void receive(ContentPiece piece) {
    boolean tell;
    synchronized (this) {
      boolean first = received == 0;
      received += piece.octets();
      if (discarded || state.isFinal()) {
        return;
      }
      tell = !arrivesWhole() && !gathered;
      content.add(piece, first && arrivesWhole() ? (int) expected : 0);
    }
    if (tell) {
      owner.raise();
    }
  }

  /**
   * Takes content with the buffer that it was read into, the only one of the list; returns whether
   * it has kept that.
   */
  boolean receiveLent(List<ByteBuffer> octets) {
    synchronized (this) {
      received += octets.get(0).remaining();
      if (discarded || state.isFinal()) {
        return false;
      }
      content.addLent(octets);
    }
    owner.raise();
    return true;
  }

  void complete() {
    synchronized (this) {
      if (state.isFinal()) {
        return;
      }
      step(ExchangeState.DONE);
    }
    owner.raise();
  }

  /** From now on nobody wants its answer, which is read past. */
  synchronized void discard() {
    discarded = true;
    receivedBeforeDiscard = received;
    content.clear();
  }

  /** Whether the content is known to fit the buffer, so that its end is all the owner needs. */
  synchronized boolean arrivesWhole() {
    return expected != UNANNOUNCED && expected <= BUFFER_OCTETS && !passed;
  }

  /**
   * The next octets are awaited: content behind a head that tells of another place, or asks who
   * somebody is, is seldom wanted, and little of it is waited for. Returns whether the owner was
   * told.
   */
  boolean waitsForMore() {
    boolean tell;
    synchronized (this) {
      tell =
          state == ExchangeState.ANSWERING
              && !passed
              && expected > PASSED_OCTETS
              && head != null
              && isMostlyPassed(head.status());
      passed |= tell;
    }
    if (tell) {
      owner.raise();
    }
    return tell;
  }

  private static boolean isMostlyPassed(int status) {
    return status / 100 == REDIRECTION || status == UNAUTHORIZED || status == PROXY_UNAUTHORIZED;
  }

  /** Mostly there is one part, and no list to grow. */
  private static List<ByteBuffer> joined(List<ByteBuffer> before, List<ByteBuffer> more) {
    if (before.isEmpty()) {
      return more;
    }
    List<ByteBuffer> all = before instanceof ArrayList ? before : new ArrayList<>(before);
    all.addAll(more);
    return all;
  }

  private void step(ExchangeState next) {
    state = ExchangeState.TRANSITIONS.step(state, next);
  }

  /**
   * Whether its owner does not come to read; who has a body to send does not, for the answer may
   * come before its end (rule C4).
   */
  boolean isReadFor() {
    return readFor || request.streams() || isDiscarded() || !owner.readsItself();
  }

  /** Octets of its answer that came after it was given up. */
  synchronized long receivedForNobody() {
    return discarded ? received - receivedBeforeDiscard : 0;
  }

  synchronized boolean isDiscarded() {
    return discarded;
  }

  synchronized boolean isOver() {
    return state.isFinal();
  }

  /** It was not placed at once, so that its owner may be asleep by the time that it is. */
  public void linedUp() {
    linedUp = true;
  }

  /** Whether its owner may be asleep, and would come to read. */
  boolean isAwaitedAsleep() {
    return linedUp && owner.readsItself();
  }

  /** Its owner need not come before it is told something, or chosen to read. */
  void letSleep() {
    letSleep = true;
  }

  /** It was placed: an owner that reads for itself is woken to do so, if it has to. */
  public void placed() {
    if (!letSleep && owner.readsItself()) {
      owner.come();
    }
  }

  /** Has the owner come and read. */
  void nudgeOwner() {
    owner.nudge();
  }

  /** Has the owner look at it again. */
  public void wakeOwner() {
    owner.raise();
  }
}
