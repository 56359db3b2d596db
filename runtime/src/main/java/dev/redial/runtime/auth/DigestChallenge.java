package dev.redial.runtime.auth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A challenge of the Digest scheme that can be answered; source: RFC 7616, section 3.3.
 *
 * @param challenge as it was parsed
 * @param hash that it asks for
 */
record DigestChallenge(Challenge challenge, DigestHash hash) {
  static final String SCHEME = "Digest";

  private static final String SESSION = "-sess";

  /** Empty if it is of another scheme, lacks what it needs, or asks for what is not done here. */
  static Optional<DigestChallenge> of(Challenge challenge) {
    if (!challenge.isOf(SCHEME)) {
      return Optional.empty();
    }
    return DigestHash.named(hashName(challenge))
        .map(hash -> new DigestChallenge(challenge, hash))
        .filter(DigestChallenge::isAnswerable);
  }

  private static String hashName(Challenge challenge) {
    String name = challenge.parameter("algorithm").orElse("MD5");
    return isOfSession(name) ? name.substring(0, name.length() - SESSION.length()) : name;
  }

  private static boolean isOfSession(String algorithm) {
    return algorithm.toLowerCase(Locale.ROOT).endsWith(SESSION);
  }

  /** A session's key has our nonce in it, which is only sent together with a quality. */
  private boolean isAnswerable() {
    boolean complete = challenge.realm().isPresent() && challenge.parameter("nonce").isPresent();
    return complete && (authenticates() || (qualities().isEmpty() && !hasSession()));
  }

  /** Whether {@code auth} is a quality of protection that it offers; RFC 2069 had none. */
  boolean authenticates() {
    return qualities().stream().anyMatch("auth"::equalsIgnoreCase);
  }

  private List<String> qualities() {
    return words("qop", "[,\\s]+").toList();
  }

  boolean hasSession() {
    return algorithm().filter(DigestChallenge::isOfSession).isPresent();
  }

  String realm() {
    return challenge.realm().orElseThrow();
  }

  String nonce() {
    return challenge.parameter("nonce").orElseThrow();
  }

  Optional<String> opaque() {
    return challenge.parameter("opaque");
  }

  /** Its name for the hash, if it has one: it is repeated as it is. */
  Optional<String> algorithm() {
    return challenge.parameter("algorithm");
  }

  /** The URIs that it protects, besides the one that was asked for; none means all. */
  List<String> domain() {
    return words("domain", "\\s+").toList();
  }

  /** Whether user names are to be hashed; source: RFC 7616, section 3.4.4. */
  boolean hidesUser() {
    return isTrue("userhash");
  }

  /** Whether nothing but the nonce was wrong. */
  boolean isStale() {
    return isTrue("stale");
  }

  /** Whether user and password become the same hash by another challenge. */
  boolean asksTheSameAs(DigestChallenge other) {
    return realm().equals(other.realm())
        && hash == other.hash
        && hidesUser() == other.hidesUser()
        && announcesUtf8() == other.announcesUtf8();
  }

  boolean announcesUtf8() {
    return UserPassword.announcesUtf8(challenge);
  }

  private boolean isTrue(String name) {
    return challenge.parameter(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  private Stream<String> words(String name, String separator) {
    return challenge.parameter(name).stream()
        .flatMap(value -> Arrays.stream(value.split(separator)))
        .filter(word -> !word.isEmpty());
  }
}
