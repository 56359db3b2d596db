package dev.redial.runtime;

import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.wire.RequestSyntax;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the calls of one API take along as {@code Authorization}, unasked.
 *
 * <p>They go to the origin of the API's base URI only, and give way to an {@code Authorization}
 * that a call has by itself. At a redirect to another origin they are left out.
 *
 * <p>Thread-safety: used by any thread. No text of them shows a secret.
 */
public abstract sealed class ApiCredentials {
  private ApiCredentials() {}

  /**
   * A user and a password for the Basic scheme, as UTF-8; source: RFC 7617.
   *
   * @param user without a colon
   * @throws IllegalArgumentException if they cannot be sent
   */
  public static ApiCredentials basic(String user, String password) {
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "a user name with a colon cannot be sent by the Basic scheme (RFC 7617, section 2)");
    }
    return new Unchanging("Basic", new Proxy.Basic(user, password).authorize("", ""));
  }

  /**
   * A bearer token that does not change; source: RFC 6750, section 2.1.
   *
   * @throws IllegalArgumentException if it cannot be sent
   */
  public static ApiCredentials bearer(String token) {
    return new Unchanging("Bearer", bearerValue(token));
  }

  /**
   * Bearer tokens that run out. A call that is answered with 401 is sent once more with a new
   * token, within its limit in time, if there is one and its body can be sent again. It was not
   * processed, so that this is no matter of its idempotency; behind a redirect, where what was sent
   * first may have been, only a call is whose endpoint is idempotent without a key, and only of a
   * 401 of the API's own origin. Of many calls that are refused at a time, one asks for the new
   * token.
   */
  public static ApiCredentials bearer(TokenSource tokens) {
    return new Renewed(Objects.requireNonNull(tokens, "tokens"));
  }

  /** The value of {@code Authorization}. */
  abstract String value() throws IOException;

  /** Another value in the place of one that was refused; empty if there is none. */
  abstract Optional<String> renewed(String refused) throws IOException, InterruptedException;

  private static String bearerValue(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException(
          "a bearer token is empty; give one that the server knows (RFC 6750, section 2.1)");
    }
    return RequestSyntax.fieldValue("Authorization", "Bearer " + token);
  }

  private static final class Unchanging extends ApiCredentials {
    private final String scheme;
    private final String value;

    private Unchanging(String scheme, String value) {
      this.scheme = scheme;
      this.value = value;
    }

    @Override
    String value() {
      return value;
    }

    @Override
    Optional<String> renewed(String refused) {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return scheme + " credentials";
    }
  }

  private static final class Renewed extends ApiCredentials {
    private final TokenSource tokens;
    private final ReentrantLock renewing = new ReentrantLock();

    private Renewed(TokenSource tokens) {
      this.tokens = tokens;
    }

    @Override
    String value() throws IOException {
      return bearerValue(tokens.token());
    }

    @Override
    Optional<String> renewed(String refused) throws IOException, InterruptedException {
      renewing.lockInterruptibly();
      try {
        String now = value();
        if (!now.equals(refused)) {
          return Optional.of(now);
        }
        return tokens.renew(refused.substring("Bearer ".length())).map(ApiCredentials::bearerValue);
      } finally {
        renewing.unlock();
      }
    }

    @Override
    public String toString() {
      return "Bearer credentials";
    }
  }
}
