package dev.redial.runtime.auth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers by the Digest scheme, without protection of bodies ({@code auth-int}); source: RFC 7616.
 *
 * <p>Thread-safety: {@code this} guards the recent nonces, and the step to another one.
 */
final class DigestAuthorizer implements Authorizer {
  /** Calls that were under way together bring a few of one server's nonces back; ours. */
  private static final int RECENT_NONCES = 16;

  private final DigestUser user;
  private final Supplier<String> clientNonces;
  private final Deque<Nonce> recent = new ArrayDeque<>();

  private volatile Nonce nonce;

  /**
   * An authorizer of a user.
   *
   * @param clientNonces makes texts of ASCII that nobody guesses
   */
  DigestAuthorizer(DigestChallenge challenge, DigestUser user, Supplier<String> clientNonces) {
    this.user = user;
    this.clientNonces = clientNonces;
    this.nonce = Nonce.of(challenge, clientNonces.get(), user);
    this.recent.add(nonce);
  }

  @Override
  public String scheme() {
    return DigestChallenge.SCHEME;
  }

  @Override
  public String authorize(String method, String target) {
    return nonce.authorize(method, target);
  }

  @Override
  public boolean renew(List<Challenge> challenges) {
    Optional<DigestChallenge> newer =
        challenges.stream()
            .flatMap(challenge -> DigestChallenge.of(challenge).stream())
            .filter(DigestChallenge::isStale)
            .filter(nonce.challenge()::asksTheSameAs)
            .findFirst();
    newer.ifPresent(
        challenge -> use(challenge.nonce(), () -> Nonce.of(challenge, clientNonces.get(), user)));
    return newer.isPresent();
  }

  @Override
  public void accepted(List<String> info) {
    info.stream()
        .flatMap(value -> ParameterScanner.find("nextnonce", value).stream())
        .filter(Predicate.not(String::isEmpty))
        .findFirst()
        .ifPresent(next -> use(next, () -> nonce.followedBy(next)));
  }

  /** A nonce that is known goes on with its count: no count may come twice. */
  private synchronized void use(String value, Supplier<Nonce> unknown) {
    Optional<Nonce> known = recent.stream().filter(one -> one.is(value)).findFirst();
    nonce = known.orElseGet(unknown);
    known.ifPresent(recent::remove);
    recent.addLast(nonce);
    if (recent.size() > RECENT_NONCES) {
      recent.removeFirst();
    }
  }

  @Override
  public List<String> reach(Guard server, String path) {
    return new DigestDomain(nonce.challenge().domain()).reach(server, path);
  }

  @Override
  public String toString() {
    return "DigestAuthorizer";
  }
}
