package dev.redial.runtime.call;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one client that are under way, linked to each other: none of them costs an entry.
 *
 * <p>Thread-safety: used by any thread; {@code this} guards the links.
 */
final class RunningCalls {
  private @Nullable Member first;

  /** A call, which is in one list at most. */
  abstract static class Member {
    // Guarded by the list.
    private @Nullable Member before;
    private @Nullable Member after;
    private boolean listed;

    /** Has it end as soon as its next step is taken, which this asks for. */
    abstract void stop(IOException why);

    /** The future that is about to tell its result; null if there is none. */
    @Nullable AnswerFuture<?, ?> beingTold() {
      return null;
    }
  }

  synchronized void add(Member call) {
    Member next = first;
    call.after = next;
    if (next != null) {
      next.before = call;
    }
    first = call;
    call.listed = true;
  }

  /** Has no effect the second time. */
  synchronized void remove(Member call) {
    if (!call.listed) {
      return;
    }
    Member before = call.before;
    Member after = call.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after != null) {
      after.before = before;
    }
    call.before = null;
    call.after = null;
    call.listed = false;
  }

  synchronized List<Member> all() {
    List<Member> all = new ArrayList<>();
    for (Member call = first; call != null; call = call.after) {
      all.add(call);
    }
    return all;
  }
}
