package dev.redial.runtime.auth;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server's nonce together with ours, and how often they were used; source: RFC 7616, section 3.4.
 *
 * <p>Ours is one for all uses of a server's: the session of a {@code -sess} algorithm is told by
 * it, and the count tells uses apart.
 *
 * <p>Thread-safety: used by any thread; no two uses have the same count.
 */
final class Nonce {
  private final String value;
  private final DigestChallenge challenge;
  private final String clientNonce;
  private final DigestUser user;

  /** The hash that stands for user and password. */
  private final String key;

  private final AtomicInteger uses = new AtomicInteger();

  private Nonce(
      String value, DigestChallenge challenge, String clientNonce, DigestUser user, String key) {
    this.value = value;
    this.challenge = challenge;
    this.clientNonce = clientNonce;
    this.user = user;
    this.key = key;
  }

  /** The nonce of a challenge; it begins a session where the algorithm has such. */
  static Nonce of(DigestChallenge challenge, String clientNonce, DigestUser user) {
    String key =
        challenge.hasSession()
            ? challenge.hash().of(user.secret(), challenge.nonce(), clientNonce)
            : user.secret();
    return new Nonce(challenge.nonce(), challenge, clientNonce, user, key);
  }

  /** The nonce that a server wants next; the session goes on (section 3.6). */
  Nonce followedBy(String next) {
    return new Nonce(next, challenge, clientNonce, user, key);
  }

  boolean is(String other) {
    return value.equals(other);
  }

  DigestChallenge challenge() {
    return challenge;
  }

  /** The value of the field for one request. */
  String authorize(String method, String target) {
    ParameterWriter value =
        new ParameterWriter(DigestChallenge.SCHEME)
            .add(user.named())
            .quoted("realm", challenge.realm())
            .quoted("uri", target);
    challenge.algorithm().ifPresent(algorithm -> value.bare("algorithm", algorithm));
    value.quoted("nonce", this.value);
    answer(value, challenge.hash().of(method, target));
    challenge.opaque().ifPresent(opaque -> value.quoted("opaque", opaque));
    if (challenge.hidesUser()) {
      value.bare("userhash", "true");
    }
    return value.toString();
  }

  /** Source: RFC 7616, section 3.4.1; without a quality: RFC 2069, section 2.1.2. */
  private void answer(ParameterWriter parameters, String request) {
    if (!challenge.authenticates()) {
      parameters.quoted("response", challenge.hash().of(key, value, request));
      return;
    }
    String count = HexFormat.of().toHexDigits(uses.incrementAndGet());
    parameters
        .bare("nc", count)
        .quoted("cnonce", clientNonce)
        .bare("qop", "auth")
        .quoted("response", challenge.hash().of(key, value, count, clientNonce, "auth", request));
  }
}
