package dev.redial.runtime.event;

/** How an exchange ended. */
public enum ExchangeOutcome {
  /** Its answer was read to the end, whatever its status. */
  COMPLETE,

  /** Its answer did not come, or not to the end. */
  FAILED,

  /** Nobody wanted its answer any more. */
  CANCELLED
}
