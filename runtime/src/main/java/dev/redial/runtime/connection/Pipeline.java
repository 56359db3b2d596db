package dev.redial.runtime.connection;

import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt.ConnectionUse;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import dev.redial.runtime.wire.Persistence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
 * <p>No I/O, no clock, no threads. Thread-safety: guarded by the connection's lock.
 */
final class Pipeline {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final long connectionId;
  private final long openedNanos;
  private final ArrayDeque<Exchange> queued = new ArrayDeque<>();
  private final ArrayDeque<Exchange> sent = new ArrayDeque<>();

  private ConnectionState state = ConnectionState.IDLE;
  private int completed;
  private int remaining = UNLIMITED;
  private long staged;
  private long accepted;

  Pipeline(long connectionId, long openedNanos) {
    this.connectionId = connectionId;
    this.openedNanos = openedNanos;
  }

  ConnectionState state() {
    return state;
  }

  int outstanding() {
    return queued.size() + sent.size();
  }

  int completed() {
    return completed;
  }

  @Nullable Exchange head() {
    return sent.peekFirst();
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
  Admission admission(Placement placement, int depth) {
    return switch (state) {
      case IDLE -> remaining > 0 ? Admission.ADMITTED : Admission.ENDING;
      case BARRIER -> Admission.BARRIER;
      case DRAINING, HARVEST, CLOSED -> Admission.ENDING;
      case OPEN -> {
        if (placement == Placement.ALONE) {
          yield Admission.OCCUPIED;
        }
        boolean room = outstanding() < depth && remaining > 0;
        yield room ? Admission.ADMITTED : Admission.FULL;
      }
    };
  }

  void admit(Exchange exchange) {
    queued.add(exchange);
    if (remaining != UNLIMITED) {
      remaining--;
    }
    boolean last = exchange.request().placement() != Placement.SHARED;
    ConnectionState next = last ? ConnectionState.BARRIER : ConnectionState.OPEN;
    if (state != next) {
      step(next);
    }
  }

  // ---- writing

  /** Whether the next octets written follow a silence, so that nothing may have arrived. */
  boolean startsAfterSilence() {
    return sent.isEmpty();
  }

  boolean hasQueued() {
    return !queued.isEmpty();
  }

  /** Appends everything that may be written now to {@code output}; all of it counts as sent. */
  void stage(List<ByteBuffer> output) {
    Exchange last = sent.peekLast();
    if (last != null && !last.span.isClosed()) {
      stageBody(last, output);
    }
    for (Exchange next = queued.poll(); next != null; next = queued.poll()) {
      stageHead(next, output);
      sent.add(next);
      next.sent();
    }
    accepted = staged;
  }

  private void stageHead(Exchange next, List<ByteBuffer> output) {
    OutgoingRequest request = next.request();
    next.span.place(staged, request.head().length, sent.size());
    output.add(ByteBuffer.wrap(request.head()));
    staged += request.head().length;
    if (request.streams()) {
      stageBody(next, output);
      return;
    }
    if (request.body().length > 0) {
      output.add(ByteBuffer.wrap(request.body()));
      staged += request.body().length;
    }
    next.span.endAt(staged);
  }

  private void stageBody(Exchange next, List<ByteBuffer> output) {
    staged += next.drainOutbox(output);
    if (next.bodyStaged()) {
      next.span.endAt(staged);
    }
  }

  /** What the kernel really took, known after a write. */
  void accepted(long octets) {
    accepted = octets;
  }

  @Nullable Exchange streaming() {
    Exchange last = sent.peekLast();
    return last != null && last.request().streams() && !last.span.isClosed() ? last : null;
  }

  // ---- answers

  /** What an answer's head says of the connection; returns who may not hope for an answer here. */
  List<Exchange> persist(Persistence said) {
    if (said.reusable()) {
      int behind = outstanding() - 1;
      said.remainingMax().ifPresent(max -> remaining = Math.max(0, max - behind));
      return List.of();
    }
    remaining = 0;
    drain();
    return said.closeAnnounced() ? takeFollowers() : takeQueued();
  }

  private List<Exchange> takeFollowers() {
    List<Exchange> followers = new ArrayList<>(sent);
    followers.remove(0);
    sent.removeAll(followers);
    followers.addAll(takeQueued());
    return followers;
  }

  private List<Exchange> takeQueued() {
    List<Exchange> unwritten = new ArrayList<>(queued);
    queued.clear();
    return unwritten;
  }

  /** Writes nothing new from now on. */
  void drain() {
    if (state == ConnectionState.OPEN || state == ConnectionState.BARRIER) {
      step(ConnectionState.DRAINING);
    }
  }

  /** The head's answer is complete; returns whether the connection is to be closed now. */
  boolean completeHead() {
    sent.remove();
    completed++;
    if (outstanding() > 0) {
      if (state == ConnectionState.BARRIER && !endsInBarrier()) {
        step(ConnectionState.OPEN);
      }
      return false;
    }
    if (state == ConnectionState.OPEN || state == ConnectionState.BARRIER) {
      step(ConnectionState.IDLE);
    }
    return state != ConnectionState.IDLE || remaining == 0;
  }

  private boolean endsInBarrier() {
    Exchange last = queued.isEmpty() ? sent.peekLast() : queued.peekLast();
    return last != null && last.request().placement() != Placement.SHARED;
  }

  /** Takes back an exchange that was not written. */
  boolean withdraw(Exchange exchange) {
    boolean found = queued.remove(exchange);
    if (found && outstanding() == 0 && state != ConnectionState.DRAINING) {
      step(ConnectionState.IDLE);
    }
    return found;
  }

  // ---- the end

  void harvest() {
    if (state == ConnectionState.OPEN
        || state == ConnectionState.BARRIER
        || state == ConnectionState.DRAINING) {
      step(ConnectionState.HARVEST);
    }
  }

  /** Closes; returns what was unanswered, oldest first. */
  List<Exchange> close() {
    step(ConnectionState.CLOSED);
    List<Exchange> rest = new ArrayList<>(sent);
    rest.addAll(queued);
    sent.clear();
    queued.clear();
    return rest;
  }

  /** How {@code exchange} failed, told by the octets that the kernel took. */
  ExchangeFailure classify(Exchange exchange, Position position, IOException cause, long now) {
    return new ExchangeFailure(
        deliveryOf(exchange), Evidence.OCTETS, cause, useOf(exchange, now), position);
  }

  /** The failure of one that stood behind {@code Connection: close}. */
  ExchangeFailure closedOut(Exchange exchange, IOException cause, long now) {
    Delivery byOctets = deliveryOf(exchange);
    boolean went = byOctets != Delivery.NOT_SENT;
    boolean whole = byOctets == Delivery.UNKNOWN;
    return new ExchangeFailure(
        went ? Delivery.NOT_PROCESSED : Delivery.NOT_SENT,
        whole ? Evidence.CLOSE_ANNOUNCED : Evidence.OCTETS,
        cause,
        useOf(exchange, now),
        Position.FOLLOWER);
  }

  private Delivery deliveryOf(Exchange exchange) {
    if (exchange.isAnswered()) {
      return Delivery.ANSWERED;
    }
    if (exchange.span.isUntouchedAt(accepted)) {
      return Delivery.NOT_SENT;
    }
    return exchange.span.headIsPartialAt(accepted) ? Delivery.NOT_PROCESSED : Delivery.UNKNOWN;
  }

  boolean isPartlyWritten(Exchange exchange) {
    return !exchange.span.isWrittenAt(accepted);
  }

  private ConnectionUse useOf(Exchange exchange, long now) {
    return new ConnectionUse(
        connectionId,
        completed,
        Duration.ofNanos(now - openedNanos),
        exchange.span.octetsAt(accepted));
  }

  private void step(ConnectionState next) {
    state = ConnectionState.TRANSITIONS.step(state, next);
  }
}
