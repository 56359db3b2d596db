package dev.redial.runtime.call;

import dev.redial.runtime.connection.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A call that passes on to its owner, who takes its steps, that there is something to look at.
 *
 * <p>Thread-safety: signals come from any thread.
 */
abstract class OwnedCall extends RunningCalls.Member implements Signal {
  private volatile @Nullable Signal owner;

  OwnedCall(@Nullable Signal owner) {
    this.owner = owner;
  }

  final @Nullable Signal owner() {
    return owner;
  }

  /** From now on {@code next} takes the steps. */
  final void ownedBy(Signal next) {
    owner = next;
  }

  @Override
  public void raise() {
    Signal now = owner;
    if (now != null) {
      now.raise();
    }
  }

  @Override
  public void nudge() {
    Signal now = owner;
    if (now != null) {
      now.nudge();
    }
  }

  @Override
  public void come() {
    Signal now = owner;
    if (now != null) {
      now.come();
    }
  }

  @Override
  public boolean readsItself() {
    Signal now = owner;
    return now != null && now.readsItself();
  }
}
