package dev.redial.runtime.call;

import dev.redial.runtime.auth.Authentication;
import dev.redial.runtime.auth.Authorizer;
import dev.redial.runtime.auth.Challenge;
import dev.redial.runtime.auth.Guard;
import dev.redial.runtime.auth.Party;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.wire.Persistence.Via;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one call says when it is asked who it is, by its server and by the proxy on its way.
 *
 * <pre>
 *   known from earlier calls? --yes--> sent unasked --accepted--> kept
 *           | no                          | refused                ^
 *           v                             v                        |
 *       sent without --challenge--> the application is asked --> sent
 * </pre>
 *
 * <p>Source: RFC 9110, section 11.
 *
 * <p>Thread-safety: the call's own.
 */
final class Credentials {
  /** Beyond it somebody keeps giving passwords that do not fit (as in the JDK's client). */
  private static final int MAX_REFUSALS = 3;

  private final CallEngine engine;
  private final Passwords passwords;
  private Map<Party, Shown> shown = Map.of();

  /**
   * What was sent last.
   *
   * @param refusals how often something was refused before
   * @param source where it comes from
   */
  private record Shown(Guard guard, Authorizer authorizer, int refusals, Source source) {
    Shown again() {
      return new Shown(guard, authorizer, refusals + 1, source);
    }
  }

  /** Equal for equal authorizers, so that calls find the tunnels of earlier ones. */
  private record ToProxy(Authorizer authorizer) implements Proxy.Credentials {
    @Override
    public String authorize(String method, String target) {
      return authorizer.authorize(method, target);
    }
  }

  /** What the request says itself; it has tunnels of its own. */
  private record Own(String value) implements Proxy.Credentials {
    @Override
    public String authorize(String method, String target) {
      return value;
    }

    @Override
    public String toString() {
      return "Own[]"; // it is a secret
    }
  }

  private enum Source {
    /** An earlier call. */
    KNOWN,
    /** The application, just now. */
    GIVEN
  }

  Credentials(CallEngine engine) {
    this.engine = engine;
    this.passwords = engine.passwords();
  }

  // ---- what is sent

  /** Through a tunnel that was opened with credentials before, it goes with these. */
  void route(Leg leg) {
    Proxy proxy = leg.key().route().proxy();
    if (proxy != null && proxy.kind() == Proxy.Kind.CONNECT) {
      String own = ownForProxy(leg);
      if (own != null) {
        leg.goThrough(proxy.with(new Own(own)));
        leg.avoidDelegate(); // the JDK's client opens tunnels its own way
      } else {
        find(Party.PROXY, leg).ifPresent(known -> leg.goThrough(proxy.with(new ToProxy(known))));
      }
    }
  }

  private static @Nullable String ownForProxy(Leg leg) {
    return leg.facts().fields().first(Party.PROXY.credentialsField()).orElse(null);
  }

  void addTo(Map<String, String> fields, Leg leg) {
    if (passwords.mayBeAsked() && !hasItsOwn(leg)) {
      add(fields, Party.SERVER, leg);
    }
    if (leg.key().route().via() == Via.PLAIN_PROXY) {
      add(fields, Party.PROXY, leg);
    }
  }

  private void add(Map<String, String> fields, Party party, Leg leg) {
    find(party, leg)
        .ifPresent(
            known ->
                fields.put(
                    party.credentialsField(),
                    known.authorize(leg.facts().request().method(), leg.target(party))));
  }

  private Optional<Authorizer> find(Party party, Leg leg) {
    Guard guard = guard(party, leg);
    Shown last = lastShown(guard);
    if (last != null) {
      return Optional.of(last.authorizer);
    }
    Optional<Authorizer> known = passwords.known(guard, leg.path());
    known.ifPresent(authorizer -> show(party, new Shown(guard, authorizer, 0, Source.KNOWN)));
    return known;
  }

  /** Where the caller says who it is, nobody else is asked. */
  private static boolean hasItsOwn(Leg leg) {
    return leg.facts().fields().contains("Authorization");
  }

  private static Guard guard(Party party, Leg leg) {
    Proxy proxy = leg.key().route().proxy();
    if (party == Party.PROXY && proxy != null) {
      return new Guard(party, "http", proxy.address().getHostString(), proxy.address().getPort());
    }
    Origin origin = leg.key().origin();
    return new Guard(party, origin.scheme(), origin.host(), origin.port());
  }

  // ---- what is answered

  /** Keeps what was accepted. */
  void learn(Leg leg, AnswerInfo answer) {
    shown.forEach(
        (party, last) -> {
          if (answer.statusCode() != party.status() && last.guard.equals(guard(party, leg))) {
            accepted(last, leg, answer.headers().allValues(party.infoField()));
          }
        });
  }

  private void accepted(Shown last, Leg leg, List<String> info) {
    last.authorizer.accepted(info);
    if (last.source == Source.GIVEN) {
      passwords.spaces().learn(last.guard, leg.path(), last.authorizer);
    }
  }

  /**
   * What becomes of an answer that asks for credentials: done when there are some to try; null if
   * the answer is the caller's to see.
   *
   * @throws IOException if no end of it is in sight
   */
  @Nullable CompletableFuture<?> after(Leg leg, AnswerInfo answer) throws IOException {
    Party party = Party.asking(answer.statusCode());
    boolean ours =
        party == Party.SERVER
            ? !hasItsOwn(leg)
            : party == Party.PROXY && leg.key().route().via() == Via.PLAIN_PROXY;
    return party == null || !ours || !passwords.mayBeAsked()
        ? null
        : answer(party, leg, answer.headers().allValues(party.challengeField()));
  }

  /** The same for a proxy that refused a tunnel. */
  @Nullable CompletableFuture<?> afterTunnel(Leg leg, List<String> challenges) throws IOException {
    Proxy proxy = leg.key().route().proxy();
    if (proxy == null || !passwords.mayBeAsked() || ownForProxy(leg) != null) {
      return null;
    }
    CompletableFuture<?> asked = answer(Party.PROXY, leg, challenges);
    return asked == null ? null : asked.thenRun(() -> route(leg));
  }

  private @Nullable CompletableFuture<?> answer(Party party, Leg leg, List<String> fields)
      throws IOException {
    if (fields.isEmpty()) {
      throw new IOException(
          party.challengeField() + " is missing in an answer with status " + party.status());
    }
    List<Challenge> challenges = Challenge.parse(fields);
    Challenge strongest = Authentication.strongest(challenges).orElse(null);
    if (strongest == null) {
      return null;
    }
    Guard guard = guard(party, leg);
    Shown refused = lastShown(guard);
    if (refused == null) {
      return ask(guard, strongest, leg, 0);
    }
    checkRefusals(refused);
    if (refused.authorizer.renew(challenges)) {
      show(party, refused.again());
      return CompletableFuture.completedFuture(null);
    }
    passwords.spaces().forget(guard, refused.authorizer);
    passwords.questions().refused(guard, refused.authorizer);
    return ask(guard, strongest, leg, refused.refusals + 1);
  }

  private void show(Party party, Shown next) {
    if (shown.isEmpty()) {
      shown = new EnumMap<>(Party.class);
    }
    shown.put(party, next);
  }

  private @Nullable Shown lastShown(Guard guard) {
    Shown last = shown.get(guard.party());
    return last != null && last.guard.equals(guard) ? last : null;
  }

  private static void checkRefusals(Shown refused) throws IOException {
    if (refused.refusals == MAX_REFUSALS) {
      throw new IOException(
          "%s:%d refuses the credentials of its authenticator: they were tried %d times"
              .formatted(refused.guard.host(), refused.guard.port(), MAX_REFUSALS + 1));
    }
  }

  private CompletableFuture<?> ask(Guard guard, Challenge challenge, Leg leg, int refusals) {
    Supplier<CompletableFuture<Authorizer>> question =
        () -> engine.aside(() -> passwords.ask(guard, challenge, leg.facts().request().uri()));
    CompletableFuture<Authorizer> answer =
        guard.party() == Party.PROXY
            ? passwords.questions().answer(guard, question)
            : question.get();
    return answer.thenAccept(
        given -> show(guard.party(), new Shown(guard, given, refusals, Source.GIVEN)));
  }
}
