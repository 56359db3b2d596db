package dev.redial.runtime.call;

import dev.redial.runtime.auth.Party;
import dev.redial.runtime.call.ResendTable.Replay;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.transport.TunnelRefusedException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one call does about answers that ask for more: it goes where it is sent, keeps the cookies
 * that it is given, and says who it is.
 *
 * <p>Thread-safety: the call's own.
 */
final class Following {
  /** The first digit of the statuses that name another place. */
  private static final int REDIRECTION = 3;

  private final CallEngine engine;
  private final Cookies cookies;
  private final Credentials credentials;
  private int redirects;

  Following(CallEngine engine) {
    this.engine = engine;
    this.cookies = new Cookies(engine.settings().cookies());
    this.credentials = new Credentials(engine);
  }

  /** The fields that the next attempt has because of what was answered, now or earlier. */
  Map<String, String> fields(Leg leg) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    cookies.addTo(fields, leg.facts().request());
    credentials.addTo(fields, leg);
    return fields;
  }

  /** Whether an answer is one of those that may be followed by another request. */
  static boolean mayFollow(AnswerInfo answer) {
    return answer.statusCode() / 100 == REDIRECTION || Party.asking(answer.statusCode()) != null;
  }

  /** The way of a leg is known. */
  void route(Leg leg) {
    credentials.route(leg);
  }

  /** Takes from a final head what is meant for later. */
  void learn(Leg leg, AnswerInfo answer) throws IOException {
    cookies.keep(leg.facts().request(), answer);
    credentials.learn(leg, answer);
  }

  /**
   * The leg by which the call goes on, once that is known: the same one with other credentials, or
   * another; null if the answer is the caller's to see.
   */
  @Nullable CompletableFuture<Leg> after(Leg leg, AnswerInfo answer, Replay replay, Interest owner)
      throws IOException {
    if (replay == Replay.REPLAYABLE) {
      CompletableFuture<?> asked = credentials.after(leg, answer);
      if (asked != null) {
        return asked.thenApply(done -> leg);
      }
    }
    Leg elsewhere = redirected(leg, answer, replay, owner);
    return elsewhere == null ? null : CompletableFuture.completedFuture(elsewhere);
  }

  /** The same for a failure, which may be a proxy's challenge. */
  @Nullable CompletableFuture<Leg> after(Leg leg, ExchangeFailure failure) throws IOException {
    CompletableFuture<?> asked =
        failure.cause() instanceof TunnelRefusedException refused
                && refused.status() == Party.PROXY.status()
            ? credentials.afterTunnel(leg, refused.challenges())
            : null;
    return asked == null ? null : asked.thenApply(done -> leg);
  }

  private @Nullable Leg redirected(Leg leg, AnswerInfo answer, Replay replay, Interest owner) {
    Redirects followed = engine.settings().redirects();
    HttpRequest next =
        redirects < followed.limit() ? followed.after(leg.facts().request(), answer) : null;
    if (next == null || (next.bodyPublisher().isPresent() && replay == Replay.ONE_SHOT)) {
      return null;
    }
    redirects++;
    return leg.redirected(next, owner);
  }
}
