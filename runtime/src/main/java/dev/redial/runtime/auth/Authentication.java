package dev.redial.runtime.auth;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** Which challenges are answered, and by what: Digest before Basic, strong hashes before weak. */
public final class Authentication {
  private static final int CLIENT_NONCE_BYTES = 16;

  private Authentication() {}

  /**
   * The strongest challenge that can be answered, of equals the first, as servers wish (RFC 7616,
   * section 3.7); empty if there is none.
   */
  public static Optional<Challenge> strongest(List<Challenge> challenges) {
    return challenges.stream()
        .flatMap(challenge -> DigestChallenge.of(challenge).stream())
        .reduce(BinaryOperator.maxBy(Comparator.comparing(DigestChallenge::hash)))
        .map(DigestChallenge::challenge)
        .or(() -> challenges.stream().filter(Authentication::isBasic).findFirst());
  }

  /**
   * What answers a challenge for one user. The array is neither kept nor wiped.
   *
   * @param challenge of those that {@link #strongest} chooses from
   * @throws IllegalArgumentException if it cannot be answered, or not with these: a user name with
   *     a colon, or a control character, by Basic. The message says why and shows neither
   */
  public static Authorizer answering(Challenge challenge, String user, char[] password) {
    return answering(challenge, user, password, Authentication::clientNonce);
  }

  static Authorizer answering(
      Challenge challenge, String user, char[] password, Supplier<String> clientNonces) {
    UserPassword credentials = UserPassword.of(user, password, challenge);
    if (isBasic(challenge)) {
      return BasicAuthorizer.of(credentials);
    }
    DigestChallenge digest =
        DigestChallenge.of(challenge)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a challenge of the scheme "
                            + challenge.scheme()
                            + " that cannot be answered: Basic can, and Digest with MD5, SHA-256"
                            + " or SHA-512-256 and the quality auth"));
    return new DigestAuthorizer(digest, DigestUser.of(credentials, digest), clientNonces);
  }

  private static boolean isBasic(Challenge challenge) {
    return challenge.isOf(BasicAuthorizer.SCHEME);
  }

  private static String clientNonce() {
    byte[] octets = new byte[CLIENT_NONCE_BYTES];
    new SecureRandom().nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }
}
