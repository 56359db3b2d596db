package dev.redial.runtime.call;

import java.net.http.HttpResponse.ResponseInfo;
import java.util.Set;
import java.util.function.Predicate;

/**
 * By which statuses a server or gateway says that a later try may succeed.
 *
 * @param codes the statuses
 * @param namedBy who has written them down: about answers that nobody named nobody is asked
 */
public record RetryStatuses(Set<Integer> codes, NamedBy namedBy)
    implements Predicate<ResponseInfo> {

  static final RetryStatuses STANDARD =
      new RetryStatuses(Set.of(429, 502, 503, 504), NamedBy.STANDARD);

  /** Who says so. */
  public enum NamedBy {
    /** Nobody has: these are ours. */
    STANDARD,
    /** Somebody's configuration. */
    CONFIGURATION
  }

  /** As configured. */
  public static RetryStatuses of(Set<Integer> codes) {
    return new RetryStatuses(Set.copyOf(codes), NamedBy.CONFIGURATION);
  }

  /** Whether somebody wrote down what {@code predicate} says of answers. */
  static boolean areNamed(Predicate<?> predicate) {
    return !(predicate instanceof RetryStatuses statuses)
        || statuses.namedBy == NamedBy.CONFIGURATION;
  }

  @Override
  public boolean test(ResponseInfo answer) {
    return codes.contains(answer.statusCode());
  }
}
