package dev.redial.runtime.call;

import dev.redial.resend.FailedCall;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a policy may say of failures, whatever it says: nothing but faults of I/O is tried again,
 * and no call that was ended. A predicate, so that resilience4j counts those as failures, too.
 *
 * <p>Thread-safety: immutable; the policy's own predicate is used by any thread.
 */
final class PolicyGuard implements Predicate<Throwable> {
  private final RetryConfig guarded;
  private final Predicate<? super Throwable> further;

  private PolicyGuard(RetryConfig guarded, Predicate<? super Throwable> further) {
    this.guarded = guarded;
    this.further = further;
  }

  /** The same policy, guarded. */
  static RetryConfig on(RetryConfig config) {
    return RetryConfig.from(config)
        .retryExceptions()
        .ignoreExceptions()
        .retryOnException(new PolicyGuard(config, config.getExceptionPredicate()))
        .build();
  }

  /** The guard of a policy; empty if somebody else made it. */
  static Optional<PolicyGuard> of(Retry retry) {
    return retry.getRetryConfig().getExceptionPredicate() instanceof PolicyGuard guard
        ? Optional.of(guard)
        : Optional.empty();
  }

  /** The policy as it was configured. */
  RetryConfig guarded() {
    return guarded;
  }

  @Override
  public boolean test(Throwable failure) {
    return failure instanceof IOException
        && !(failure instanceof FailedCall)
        && further.test(failure);
  }

  /** Stays a guard, so that it is known again. */
  @Override
  public PolicyGuard and(Predicate<? super Throwable> other) {
    return new PolicyGuard(guarded, failure -> further.test(failure) && other.test(failure));
  }
}
