package dev.redial.runtime.call;

import dev.redial.runtime.pool.RetryBudget;

/**
 * What one call takes from the retry budget of its origin.
 *
 * <p>Thread-safety: the call's own.
 */
final class CallCharges {
  private final RetryBudget budget;
  private boolean charged;

  CallCharges(RetryBudget budget) {
    this.budget = budget;
  }

  /** Whether nothing is left. */
  boolean isUsedUp() {
    return budget.isUsedUp();
  }

  /** Takes leave for one more attempt; false if there is none. */
  boolean take() {
    boolean granted = budget.take();
    charged |= granted;
    return granted;
  }

  /** An attempt has failed, or was answered that it may be tried again later. */
  void failed() {
    if (charged) {
      charged = false;
      budget.setback();
    }
  }
}
