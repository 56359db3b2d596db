package dev.redial.runtime.call;

import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.connection.Timers;
import dev.redial.runtime.pool.ConnectionPool;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The signal of a call that no thread waits for: has it advanced on an executor, one task at a
 * time, and again when something is due. An end that is decided, as by the call's whole time, does
 * not wait until that executor has a thread.
 *
 * <p>Thread-safety: raised by any thread; the timer of steps is the running task's own.
 */
final class SerialSignal implements Signal, CallTask {
  private final Call<?> call;
  private final Executor executor;
  private final Timers timers;
  private final Clock clock;
  private final AtomicInteger raised = new AtomicInteger();
  private Timers.@Nullable Timer timer;
  private long timerDue;
  private volatile Timers.@Nullable Timer deadline;

  SerialSignal(Call<?> call, Executor executor, ConnectionPool pool) {
    this.call = call;
    this.executor = executor;
    this.timers = pool.timers();
    this.clock = pool.clock();
  }

  /** From now on the call ends when its whole time is up. */
  void keepDeadline() {
    long due = call.callDue();
    if (due != Call.NEVER && !call.result().isDecided()) {
      deadline = timers.after(Math.max(0, due - clock.nanoTime()), call::hurry);
    }
  }

  /** Has its first steps taken here, by whoever made the call. */
  void begin() {
    raised.incrementAndGet();
    run();
  }

  @Override
  public void raise() {
    if (raised.getAndIncrement() == 0) {
      dispatch();
    }
  }

  /** Only a thread that is parked on its connection is nudged; this has none. */
  @Override
  public void nudge() {
    raise();
  }

  @Override
  public boolean readsItself() {
    return false;
  }

  private void dispatch() {
    try {
      executor.execute(this);
    } catch (RejectedExecutionException e) {
      rejected(e);
    }
  }

  @Override
  public void rejected(RejectedExecutionException why) {
    call.abandon(new IOException(call.describe() + ": the client's executor takes no tasks", why));
  }

  @Override
  public void run() {
    int seen = raised.get();
    try {
      call.advance();
      setTimer();
    } finally {
      if (raised.addAndGet(-seen) != 0) {
        dispatch();
      }
    }
    call.result().tell(); // last: dependants may block, while others advance the call
  }

  private void setTimer() {
    if (call.isOver()) {
      stopTimer();
      forgetDeadline();
      return;
    }
    if (call.result().isDecided()) {
      forgetDeadline(); // it ends nothing any more
    }
    long due = call.stepDueNanos();
    if (due == Call.NEVER) {
      stopTimer();
    } else if (timer == null || due != timerDue) {
      stopTimer();
      timerDue = due;
      timer = timers.after(Math.max(0, due - clock.nanoTime()), this::raise);
    }
  }

  private void forgetDeadline() {
    Timers.Timer kept = deadline;
    if (kept != null) {
      kept.cancel();
      deadline = null;
    }
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
