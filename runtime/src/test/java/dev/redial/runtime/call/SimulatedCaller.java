package dev.redial.runtime.call;

import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ReadingTurn;
import dev.redial.runtime.connection.ReadingTurn.News;
import dev.redial.runtime.connection.Signal;
import dev.redial.testing.ScriptedChannel;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A blocking caller, taken apart into the steps between which its thread may lose the processor:
 * the same steps as {@link CallEngine#send} and {@code Connection.await} take.
 *
 * <p>Thread-safety: none; a simulation has one thread.
 */
final class SimulatedCaller {
  private final WaitedCall<String> call;
  private final Mark mark;
  private final CompletableFuture<HttpResponse<String>> outcome;
  private final Consumer<Call<String>> goesOn;
  private final BooleanSupplier staysAwake;
  private At at = At.ADVANCING;
  private @Nullable ReadingTurn turn;
  private @Nullable Exchange awaited;
  private boolean interrupted;

  /** Where its thread stands. */
  enum At {
    ADVANCING,
    /** Between looking at the result and waiting. */
    CHOOSING,
    /** There is no exchange: it waits until it is time for one. */
    WAITING,
    /** On its connection, or before its exchange has one. */
    PARKED,
    READING,
    /** In the selector. */
    WAITING_FOR_OCTETS,
    LEAVING,
    GONE
  }

  /** The signal of its thread. */
  static final class Mark implements Signal {
    boolean raised;
    boolean nudged;

    @Override
    public void raise() {
      raised = true;
    }

    @Override
    public void nudge() {
      nudged = true;
    }

    @Override
    public boolean readsItself() {
      return true;
    }
  }

  /**
   * One that is about to begin.
   *
   * @param outcome told what its thread would have returned or thrown
   * @param goesOn takes over what its thread leaves
   * @param staysAwake whether it looks again where nothing was there, before it sleeps
   */
  SimulatedCaller(
      WaitedCall<String> call,
      Mark mark,
      CompletableFuture<HttpResponse<String>> outcome,
      Consumer<Call<String>> goesOn,
      BooleanSupplier staysAwake) {
    this.call = call;
    this.mark = mark;
    this.outcome = outcome;
    this.goesOn = goesOn;
    this.staysAwake = staysAwake;
  }

  void interrupt() {
    interrupted = true;
  }

  boolean isGone() {
    return at == At.GONE;
  }

  /** Whether it is on its way: it needs nobody's help to go on. */
  boolean canStep(long now) {
    boolean late = interrupted || now >= call.dueNanos();
    return switch (at) {
      case ADVANCING, CHOOSING, READING, LEAVING -> true;
      case WAITING, PARKED -> mark.raised || mark.nudged || late;
      case WAITING_FOR_OCTETS -> mark.raised || late || isReadable() || !turn().mayRead();
      case GONE -> false;
    };
  }

  private boolean isReadable() {
    Exchange mine = awaited;
    return mine != null
        && mine.connection() != null
        && ((ScriptedChannel) mine.connection().channel()).link().isReadable();
  }

  /** Whether it is the one that {@code exchange} may expect to read. */
  boolean owns(Exchange exchange) {
    return call.exchange() == exchange;
  }

  void step(long now) {
    switch (at) {
      case ADVANCING -> advance();
      case CHOOSING -> choose();
      case WAITING -> {
        mark.nudged = false;
        at = At.ADVANCING;
      }
      case PARKED -> wake();
      case READING -> read();
      case WAITING_FOR_OCTETS -> {
        boolean late = interrupted || now >= call.dueNanos();
        at = late ? At.LEAVING : At.READING;
      }
      case LEAVING -> {
        turn().leave();
        at = At.ADVANCING;
      }
      case GONE -> throw new IllegalStateException("a caller that has gone takes no steps");
    }
  }

  private void advance() {
    mark.raised = false;
    if (!call.advance()) {
      at = At.CHOOSING;
      return;
    }
    at = At.GONE;
    Call<String> rest = call.rest();
    if (rest != null) {
      goesOn.accept(rest);
    }
    tellResult();
  }

  private void tellResult() {
    try {
      outcome.complete(call.result());
    } catch (IOException | RuntimeException e) {
      outcome.completeExceptionally(e);
    }
  }

  private void choose() {
    if (interrupted) {
      Throwable told = call.abandon(new IOException("the caller was interrupted"));
      outcome.completeExceptionally(Objects.requireNonNull(told, "told"));
      at = At.GONE;
      return;
    }
    awaited = call.exchange();
    turn = awaited == null ? null : ReadingTurn.begin(awaited);
    if (turn == null) {
      at = At.WAITING;
    } else {
      at = turn.leads() ? At.READING : At.PARKED;
    }
  }

  private void wake() {
    mark.nudged = false;
    at = turn().wake(mark.raised ? News.SOME : News.NONE) ? At.READING : At.ADVANCING;
  }

  private void read() {
    if (mark.raised || !turn().mayRead()) {
      at = At.LEAVING;
    } else if (!turn().read() && !staysAwake.getAsBoolean()) {
      at = At.WAITING_FOR_OCTETS;
    }
  }

  @Override
  public String toString() {
    return call + " " + at + (mark.raised ? " raised" : "");
  }

  private ReadingTurn turn() {
    return Objects.requireNonNull(turn, "turn");
  }
}
