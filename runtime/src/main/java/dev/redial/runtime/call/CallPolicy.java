package dev.redial.runtime.call;

import dev.redial.resend.FailedCall;
import io.github.resilience4j.retry.MaxRetriesExceededException;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The retry policy of one call, which is asked about failures and answers, and told once how the
 * call ends, for its events and metrics.
 *
 * <p>Thread-safety: the call's own.
 */
final class CallPolicy {
  private final Retry retry;
  private final Retry.AsyncContext<ResponseInfo> context;
  private int attempts = 1;
  private boolean told;
  private boolean usedUpByAnswers;

  CallPolicy(Retry retry) {
    this.retry = retry;
    this.context = retry.asyncContext();
  }

  /** Whether somebody has written down which answers it tries again. */
  boolean namesAnswers() {
    return RetryStatuses.areNamed(retry.getRetryConfig().getResultPredicate());
  }

  /** Whether it would allow another attempt, which is not counted by this. */
  boolean hasAttemptLeft() {
    return attempts < retry.getRetryConfig().getMaxAttempts();
  }

  /** Whether answers like this one are tried again at all; may be asked more than once. */
  boolean wantsAnother(ResponseInfo answer) {
    Predicate<ResponseInfo> predicate = retry.getRetryConfig().getResultPredicate();
    return predicate != null && asked(() -> predicate.test(answer));
  }

  /** For how many milliseconds to wait after an answer; negative where it is the last one. */
  long afterAnswer(ResponseInfo answer) {
    attempts++;
    long wait = asked(() -> context.onResult(answer));
    usedUpByAnswers = wait < 0;
    return wait;
  }

  /** Whether the last answer was one that it would have tried again, had it an attempt left. */
  boolean isUsedUpByAnswers() {
    return usedUpByAnswers;
  }

  /** For how many milliseconds to wait after a failure; negative where it is the last one. */
  long afterFailure(IOException cause) {
    attempts++;
    long wait = asked(() -> context.onError(cause));
    told |= wait < 0;
    return wait;
  }

  /**
   * The same where somebody said yes, who is not overruled but by the number of attempts: what the
   * policy would not have tried again is, at once.
   */
  long afterConfirmedFailure(IOException cause) {
    if (asked(() -> retry.getRetryConfig().getExceptionPredicate().test(cause))) {
      return afterFailure(cause);
    }
    attempts++;
    return 0;
  }

  private void complete() {
    try {
      context.onComplete();
    } catch (MaxRetriesExceededException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PolicyFaultException(e);
    }
  }

  /** Predicates, intervals and listeners are the application's. */
  private static <R> R asked(Supplier<R> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw new PolicyFaultException(e);
    }
  }

  /**
   * The call has its answer.
   *
   * @throws MaxRetriesExceededException if that is one that the policy would have tried again, all
   *     of its attempts are used up, and it is configured to fail then
   */
  void answered() {
    if (!told) {
      told = true;
      complete();
    }
  }

  /**
   * The call has failed for a reason that the policy was not asked about. A policy that would try
   * again for any reason is not told: there is no saying it without counting an attempt.
   */
  void ended(Throwable failure) {
    if (told) {
      return;
    }
    told = true;
    Throwable end =
        failure instanceof IOException && !(failure instanceof FailedCall)
            ? new CallEndedException(failure)
            : failure;
    if (!retry.getRetryConfig().getExceptionPredicate().test(end)) {
      context.onError(end);
    }
  }

  /**
   * What a policy's listeners are told of where the failure itself looks like one of an attempt.
   */
  private static final class CallEndedException extends Exception {
    private static final long serialVersionUID = 1L;

    CallEndedException(Throwable failure) {
      super(failure.getMessage(), failure);
    }
  }
}
