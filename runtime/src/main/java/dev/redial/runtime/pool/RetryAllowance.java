package dev.redial.runtime.pool;

/**
 * How much may be sent again to one origin.
 *
 * @param ratio of the calls of each operation, from 0 to 1
 * @param perSecond in any case, 0 or more
 */
public record RetryAllowance(double ratio, int perSecond) {
  /** A fifth keeps a server in trouble from being buried; ten let small clients repair all. */
  public static final RetryAllowance STANDARD = new RetryAllowance(0.2, 10);
}
