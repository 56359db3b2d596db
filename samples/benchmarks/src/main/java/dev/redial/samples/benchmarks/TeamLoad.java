package dev.redial.samples.benchmarks;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Callers that wait for each answer, a thread each.
 *
 * <p>Thread-safety: used by one thread.
 */
final class TeamLoad implements Load {
  private final Contender contender;
  private final Shape shape;
  private final ThreadFactory threads;
  private final Histograms histograms;
  private @Nullable Team team;

  TeamLoad(Contender contender, Shape shape, ThreadFactory threads) {
    this.contender = contender;
    this.shape = shape;
    this.threads = threads;
    this.histograms = new Histograms(shape.callers());
  }

  @Override
  public void run(long nanos, Tally tally) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    int callers = shape.callers();
    boolean bursts = shape.kind() == Shape.Kind.BURSTS;
    Bursts shared = new Bursts(callers, deadline);
    Team members =
        new Team(
            threads,
            callers,
            member -> {
              Caller caller =
                  new Caller(contender, shape.cycle(), tally, histograms.cleared(member));
              if (bursts) {
                shared.work(caller);
              } else {
                work(caller, member, deadline);
              }
              caller.end();
            });
    team = members;
    members.await();
  }

  @Override
  public void release() {
    if (team != null) {
      team.release();
    }
  }

  private static void work(Caller caller, int member, long deadlineNanos) {
    caller.begin();
    int index = member;
    do {
      caller.call(index++);
    } while (caller.mayGoOn(deadlineNanos));
  }

  /** Calls that all callers share; the next ones are dealt out when all are answered. */
  private static final class Bursts {
    private final AtomicInteger left = new AtomicInteger();
    private final CyclicBarrier barrier;
    private boolean dealt; // of whom the barrier chooses, one after the other
    private volatile boolean over;

    Bursts(int callers, long deadlineNanos) {
      barrier = new CyclicBarrier(callers, () -> deal(deadlineNanos));
    }

    private void deal(long deadlineNanos) {
      over = dealt && System.nanoTime() - deadlineNanos >= 0;
      dealt = true;
      left.set(Scenario.BURST);
    }

    void work(Caller caller) {
      while (isDealt()) {
        caller.begin();
        for (int i = left.decrementAndGet(); i >= 0; i = left.decrementAndGet()) {
          caller.call(i);
        }
      }
    }

    private boolean isDealt() {
      try {
        barrier.await();
        return !over;
      } catch (InterruptedException | BrokenBarrierException e) {
        return false;
      }
    }
  }
}
