package dev.redial.runtime.call;

import dev.redial.runtime.pool.RetryShare;

/**
 * What one call takes from the retry budget of its origin.
 *
 * <p>Thread-safety: the call's own.
 */
final class CallCharges {
  private final RetryShare share;
  private boolean charged;

  CallCharges(RetryShare share) {
    this.share = share;
  }

  /** Whether nothing is left. */
  boolean isUsedUp() {
    return share.isUsedUp();
  }

  /** Takes leave for one more attempt; false if there is none. */
  boolean take() {
    boolean granted = share.take();
    charged |= granted;
    return granted;
  }

  /** It has its answer. */
  void helped() {
    share.helped();
  }

  /** An attempt has failed, or was answered that it may be tried again later. */
  void failed() {
    if (charged) {
      charged = false;
      share.setback();
    }
  }
}
