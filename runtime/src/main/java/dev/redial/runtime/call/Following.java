package dev.redial.runtime.call;

import dev.redial.runtime.call.ResendTable.Replay;
import dev.redial.runtime.connection.Signal;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one call does about answers that ask for more: goes where it is sent, keeps the cookies it
 * is given.
 *
 * <p>Thread-safety: the call's own.
 */
final class Following {
  private final CallEngine engine;
  private final Cookies cookies;
  private int redirects;

  Following(CallEngine engine) {
    this.engine = engine;
    this.cookies = new Cookies(engine.settings().cookies());
  }

  /** The fields that the next attempt has because of what was answered, now or earlier. */
  Map<String, String> fields(Leg leg) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    String cookie = cookies.fieldFor(leg.facts().request());
    if (cookie != null) {
      fields.put("Cookie", cookie);
    }
    return fields;
  }

  /** Takes from a final head what is meant for later. */
  void learn(Leg leg, AnswerInfo answer) throws IOException {
    cookies.keep(leg.facts().request(), answer);
  }

  /** Where the call goes on; null if the answer is its last. */
  @Nullable Leg after(Leg leg, AnswerInfo answer, Replay replay, Signal owner) {
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
