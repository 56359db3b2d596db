package dev.redial.runtime.connection;

import dev.redial.Idempotency;
import dev.redial.runtime.connection.Deliveries.Progress;
import dev.redial.runtime.wire.Persistence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of one connection in order, and what may still be written.
 *
 * <pre>
 *   admitted           written, unanswered, oldest first
 *   queued [ e5 e6 ]   sent [ e2 e3 e4 ]                  e1 was answered
 *                             ^ head: the next answer is its
 * </pre>
 *
 * <p>No I/O, no clock, no threads. Thread-safety: guarded by the connection's lock; what is
 * volatile may be read without it, each value by itself.
 */
final class Pipeline {
  /** No answer is awaited. */
  static final long NOBODY = Long.MAX_VALUE;

  private static final int UNLIMITED = Integer.MAX_VALUE;

  /** A pipeline no deeper than this is a trial of whether its server can pipeline (rule L6). */
  private static final int TRIAL_DEPTH = 2;

  private final ArrayDeque<Exchange> queued = new ArrayDeque<>();
  private final ArrayDeque<Exchange> sent = new ArrayDeque<>();

  private volatile ConnectionState state = ConnectionState.IDLE;
  private volatile int outstanding;
  private volatile int completed;
  private int remaining = UNLIMITED;
  private int discarded;
  private int trials;
  private long outstandingOctets;
  private long staged;
  private long accepted;
  private volatile long headSince = NOBODY;
  private boolean stuck;
  private boolean endedEarly;
  private boolean lastAnswer;

  ConnectionState state() {
    return state;
  }

  int outstanding() {
    return outstanding;
  }

  Progress progress(long now) {
    return new Progress(accepted, completed, now);
  }

  int completed() {
    return completed;
  }

  @Nullable Exchange head() {
    return sent.peekFirst();
  }

  /** Since when the head has been the first; {@link #NOBODY} if there is none. */
  long headSince() {
    return headSince;
  }

  /** The exchanges whose answers are awaited, oldest first. */
  Iterable<Exchange> unanswered() {
    return sent;
  }

  /** Whether somebody else has to read for one of them. */
  boolean anyReadFor() {
    for (Exchange exchange : sent) {
      if (exchange.isReadFor()) {
        return true;
      }
    }
    return false;
  }

  boolean contains(Exchange exchange) {
    return sent.contains(exchange) || queued.contains(exchange);
  }

  // ---- admission

  /** Whether an exchange may be placed here now, and if not, why. */
  Admission admission(OutgoingRequest request, int depth, int windowOctets) {
    return switch (state) {
      case IDLE -> remaining > 0 ? Admission.ADMITTED : Admission.ENDING;
      case BARRIER -> Admission.BARRIER;
      case DRAINING, HARVEST, CLOSED -> Admission.ENDING;
      case OPEN -> {
        if (request.placement() == Placement.ALONE) {
          yield Admission.OCCUPIED;
        }
        if (stuck || discarded > 0) {
          yield Admission.STUCK;
        }
        boolean fits = outstandingOctets + request.octets() <= windowOctets;
        boolean fit = depth > TRIAL_DEPTH || request.idempotency() == Idempotency.SAFE;
        boolean room = outstanding() < depth && remaining > 0 && fits && fit && trials == 0;
        yield room ? Admission.ADMITTED : Admission.FULL;
      }
    };
  }

  void admit(Exchange exchange, int depth) {
    if (outstanding() > 0 && depth <= TRIAL_DEPTH) {
      exchange.onTrial();
      trials++; // were it ignored, the answer to the next would be taken for its own
    }
    queued.add(exchange);
    recount();
    outstandingOctets += exchange.request().octets();
    if (remaining != UNLIMITED) {
      remaining--;
    }
    if (exchange.request().closes()) {
      remaining = 0;
    }
    become(endsInBarrier() ? ConnectionState.BARRIER : ConnectionState.OPEN);
  }

  // ---- writing

  /** Whether the next octets written follow a silence, so that nothing may have arrived. */
  boolean startsAfterSilence() {
    return sent.isEmpty();
  }

  /** The first to be written, if something is to be written. */
  @Nullable Exchange firstQueued() {
    return queued.peekFirst();
  }

  boolean hasQueued() {
    return !queued.isEmpty();
  }

  /**
   * Appends everything that may be written now to {@code output}; all of it counts as sent.
   *
   * @param arrivals how many reads had brought octets before
   */
  void stage(Batch output, int arrivals, long now) {
    Exchange last = streaming();
    if (last != null) {
      stageBody(last, output);
    }
    if (sent.isEmpty() && !queued.isEmpty()) { // who was to be written may have been taken back
      headSince = now;
    }
    for (Exchange next = queued.poll(); next != null; next = queued.poll()) {
      stageHead(next, output, arrivals, now);
      sent.add(next);
      next.sent();
    }
    tellFirst(now);
    accepted = staged;
  }

  private void stageHead(Exchange next, Batch output, int arrivals, long now) {
    OutgoingRequest request = next.request();
    next.span.place(staged, request.head().length, sent.size(), arrivals);
    next.written(sent.size(), now);
    output.add(request.head());
    staged += request.head().length;
    if (next.sendsBodyLater()) {
      stageBody(next, output);
      return;
    }
    if (request.body().length > 0) {
      output.add(request.body());
      staged += request.body().length;
    }
    next.span.endAt(staged);
  }

  private void stageBody(Exchange next, Batch output) {
    staged += next.drainOutbox(output);
    if (next.bodyStaged()) {
      next.span.endAt(staged);
    }
  }

  /** What the kernel really took, known after a write. */
  void accepted(long octets) {
    accepted = octets;
  }

  /** The last one written, if octets of its body are still to come. */
  @Nullable Exchange streaming() {
    Exchange last = sent.peekLast();
    return last != null && last.sendsBodyLater() && !last.span.isClosed() ? last : null;
  }

  // ---- answers

  /** What an answer's head says of the connection; returns who may not hope for an answer here. */
  List<Exchange> persist(Persistence said) {
    if (said.reusable()) {
      int behind = outstanding() - 1;
      if (said.remainingMax().isPresent()) {
        remaining = Math.max(0, said.remainingMax().getAsInt() - behind);
      }
      return List.of();
    }
    remaining = 0;
    lastAnswer = true;
    drain();
    return takeFollowers(said);
  }

  /**
   * Behind {@code close} nobody hopes; behind a mere end a copy of a SAFE one may be sent at once,
   * the others wait for the close, lest a copy overtake them (rule P2).
   */
  private List<Exchange> takeFollowers(Persistence said) {
    List<Exchange> followers =
        sent.stream()
            .skip(1)
            .filter(e -> said.closeAnnounced() || isSafe(e))
            .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    sent.removeAll(followers);
    followers.addAll(queued);
    queued.clear();
    recount();
    followers.forEach(this::forget);
    return followers;
  }

  private static boolean isSafe(Exchange exchange) {
    return exchange.request().idempotency() == Idempotency.SAFE;
  }

  private void recount() {
    outstanding = queued.size() + sent.size();
  }

  private void forget(Exchange gone) {
    outstandingOctets -= gone.request().octets();
    if (gone.isDiscarded()) {
      discarded--;
    }
    if (gone.isOnTrial()) {
      trials--;
    }
  }

  /** Admits nobody from now on. */
  void takeNoMore() {
    remaining = 0;
  }

  /** Writes nothing new from now on. */
  void drain() {
    if (state == ConnectionState.OPEN || state == ConnectionState.BARRIER) {
      become(ConnectionState.DRAINING);
    }
  }

  /**
   * Whether what a read brought may be the head's answer: not if it came before the request was
   * written, or while no octet of it is out (rule S3), or when the answer has ended already.
   */
  boolean mayBeAnswered(int arrival) {
    Exchange head = head();
    return head != null
        && !endedEarly
        && !head.span.isUntouchedAt(accepted)
        && head.span.mayBeAnsweredBy(arrival);
  }

  /** The head's answer has ended before its request: both have to. */
  void endEarly() {
    endedEarly = true;
  }

  /** Whether the head's answer is complete, but not its request. */
  boolean hasEndedEarly() {
    return endedEarly;
  }

  /** Whether the request of an answer that ended early is out now. */
  boolean isMadeUpFor() {
    Exchange head = head();
    return endedEarly && head != null && head.span.isWrittenAt(accepted);
  }

  /** The head's answer is complete; returns whether the connection is to be closed now. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
  boolean completeHead(long now) {
    forget(sent.remove());
    completed++; // first: who sees it missing among the outstanding sees it here
    recount();
    stuck = false;
    endedEarly = false;
    headSince = sent.isEmpty() ? NOBODY : now;
    tellFirst(now);
    if (outstanding() > 0) {
      if (state == ConnectionState.BARRIER && !endsInBarrier()) {
        become(ConnectionState.OPEN);
      }
      return lastAnswer; // whoever waits for the close may be sent again behind it
    }
    if (state == ConnectionState.OPEN || state == ConnectionState.BARRIER) {
      become(ConnectionState.IDLE);
    }
    return state != ConnectionState.IDLE || remaining == 0;
  }

  private void tellFirst(long now) {
    Exchange first = sent.peekFirst();
    if (first != null) {
      first.isFirst(now);
    }
  }

  private boolean endsInBarrier() {
    Exchange last = queued.isEmpty() ? sent.peekLast() : queued.peekLast();
    return last != null && last.request().placement() != Placement.SHARED;
  }

  // ---- those who wait in vain

  /** Lets nothing more stand behind the head; returns who may be copied elsewhere. */
  List<Exchange> getStuck() {
    stuck = true;
    return Stream.concat(sent.stream().filter(this::suffers), queued.stream())
        .filter(Pipeline::isSafe)
        .filter(exchange -> !exchange.isDiscarded())
        .toList();
  }

  /** A follower does, and so does a head whose turn may never come: one that was on trial. */
  private boolean suffers(Exchange exchange) {
    return exchange != head() || exchange.isOnTrial();
  }

  boolean isStuck() {
    return stuck;
  }

  /** Whether somebody waits who should be told if the head is late. */
  boolean anySuffers() {
    Exchange head = head();
    return head != null && (outstanding() > 1 || head.isOnTrial());
  }

  /** Takes back an exchange that was not written. */
  boolean withdraw(Exchange exchange) {
    boolean found = queued.remove(exchange);
    if (found) {
      forget(exchange);
      recount();
      if (outstanding() == 0 && state != ConnectionState.DRAINING) {
        become(ConnectionState.IDLE);
      }
    }
    return found;
  }

  /** Nobody wants its answer any more: it is read past, with nothing new behind it. */
  void discard(Exchange exchange) {
    exchange.discard();
    discarded++;
  }

  // ---- the end

  void harvest() {
    if (state == ConnectionState.OPEN
        || state == ConnectionState.BARRIER
        || state == ConnectionState.DRAINING) {
      become(ConnectionState.HARVEST);
    }
  }

  /** Closes; returns what was unanswered, oldest first. */
  List<Exchange> close() {
    become(ConnectionState.CLOSED);
    List<Exchange> rest = new ArrayList<>(sent);
    rest.addAll(queued);
    sent.clear();
    queued.clear();
    recount();
    headSince = NOBODY;
    return rest;
  }

  boolean isPartlyWritten(Exchange exchange) {
    return !exchange.span.isWrittenAt(accepted);
  }

  private void become(ConnectionState next) {
    if (state != next) {
      state = ConnectionState.TRANSITIONS.step(state, next);
    }
  }
}
