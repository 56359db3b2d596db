package dev.redial.samples.dropin.retryers;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.resend.FailedCall;
import org.jspecify.annotations.Nullable;

/** What a retryer around Redial has to ask before it sends anything again. */
public final class Doubt {
  private Doubt() {}

  /**
   * Whether {@code failure} leaves open that the server has acted on a call that must not be acted
   * on twice: an {@code UnconfirmedRequestException}, or a timeout of such a call, however deep
   * other libraries have wrapped it.
   */
  public static boolean isLeftBy(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FailedCall call) {
        return call.attempt().idempotency() == Idempotency.NON_IDEMPOTENT
            && call.delivery().compareTo(Delivery.UNKNOWN) >= 0;
      }
    }
    return false;
  }
}
