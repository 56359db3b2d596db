package dev.redial.runtime.call;

import dev.redial.resend.ResendConfirmation;
import dev.redial.runtime.call.ResendTable.Trust;
import dev.redial.runtime.coding.Decompression;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one client treats its calls.
 *
 * @param retries where retry policies are found; null for the standard one
 * @param maxRetryAfter the longest pause that a server may ask for
 * @param confirmation who is asked before a non-idempotent call is sent again
 * @param trust which evidence that a server gives is believed without asking
 * @param expectation for which calls {@code 100 Continue} is asked
 * @param downloads what becomes of an answer that broke while it was handed over
 * @param redirects which redirects are followed
 * @param cookies who keeps cookies; null for nobody
 * @param authenticator who knows passwords; null for nobody
 * @param decompression what decodes content; null for nothing
 */
public record CallSettings(
    @Nullable RetryRegistry retries,
    Duration maxRetryAfter,
    ResendConfirmation confirmation,
    Trust trust,
    Expectation expectation,
    Downloads downloads,
    Redirects redirects,
    @Nullable CookieHandler cookies,
    @Nullable Authenticator authenticator,
    @Nullable Decompression decompression) {

  /** For which calls the body waits for {@code 100 Continue} (RFC 9110, section 10.1.1). */
  public enum Expectation {
    /** Where the request itself says so. */
    AS_REQUESTED,
    /** Also for every non-idempotent call with a body. */
    NON_IDEMPOTENT
  }

  /** What becomes of an answer that broke while it was handed over. */
  public enum Downloads {
    /** The call fails. */
    FAIL,
    /**
     * The rest is asked for by {@code Range}, if it is still the same (RFC 9110, section 13.1.5).
     */
    RESUME
  }
}
