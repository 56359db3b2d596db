package dev.redial.runtime;

import dev.redial.runtime.call.AnswerFuture;
import dev.redial.runtime.pool.Origin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends the calls of one API: past its interceptors, with its credentials, and once more where a
 * token has run out.
 *
 * <p>Thread-safety: immutable, used by any thread.
 */
final class CallSender {
  private static final String AUTHORIZATION = "Authorization";
  private static final int UNAUTHORIZED = 401;

  /** The first digit of the statuses by which another place is named. */
  private static final int REDIRECTION = 3;

  private final HttpClient http;
  private final Origin origin;
  private final List<CallInterceptor> interceptors;
  private final @Nullable ApiCredentials credentials;

  CallSender(
      HttpClient http,
      URI base,
      List<CallInterceptor> interceptors,
      @Nullable ApiCredentials credentials) {
    this.http = http;
    this.origin = Origin.of(base);
    this.interceptors = interceptors;
    this.credentials = credentials;
  }

  // ---- the two ways

  HttpResponse<Content> send(OutgoingCall call, BodyHandler<Content> handler)
      throws IOException, InterruptedException {
    HttpResponse<Content> answer;
    try {
      answer = answer(call, handler);
    } catch (IOException | InterruptedException | RuntimeException e) {
      call.tellFailed(e);
      throw e;
    }
    call.tellAnswered(answer);
    return answer;
  }

  private HttpResponse<Content> answer(OutgoingCall call, BodyHandler<Content> handler)
      throws IOException, InterruptedException {
    Optional<String> token = prepare(call);
    HttpResponse<Content> answer = http.send(call.request(), handler);
    if (isRenewable(call, token, answer)) {
      Optional<String> newer = credentials().renewed(token.orElseThrow());
      if (newer.isPresent() && call.goAgain(AUTHORIZATION, newer.get())) {
        answer.body().release();
        return http.send(call.request(), handler);
      }
    }
    return answer;
  }

  /** The same for a future, which nobody else has yet. */
  void sendAsync(OutgoingCall call, BodyHandler<Content> handler, AnswerFuture<Content, ?> future) {
    Optional<String> token;
    try {
      token = prepare(call);
    } catch (IOException | RuntimeException e) {
      future.refused(e);
      return;
    }
    if (token.isEmpty() && http instanceof RedialHttpClient redial) {
      redial.begin(future, call.request(), handler, null);
    } else {
      PendingAnswer answer = new PendingAnswer(call);
      future.of(() -> answer.cancel(true));
      var unused =
          answer
              .begin(http, handler, received -> renewal(call, token, received))
              .whenComplete(future::hear);
    }
  }

  /** A new token, asked for by a thread that nobody else waits for; null where none is wanted. */
  private @Nullable CompletableFuture<Boolean> renewal(
      OutgoingCall call, Optional<String> token, HttpResponse<?> answer) {
    if (!isRenewable(call, token, answer)) {
      return null;
    }
    return Renewal.aside(
        () ->
            credentials()
                .renewed(token.orElseThrow())
                .filter(newer -> call.goAgain(AUTHORIZATION, newer))
                .isPresent());
  }

  // ---- what goes along

  /** The value of ours that it takes along as credentials; empty if there is none. */
  private Optional<String> prepare(OutgoingCall call) throws IOException {
    call.begin();
    if (!interceptors.isEmpty()) {
      interceptors.forEach(interceptor -> interceptor.intercept(call));
    }
    if (credentials == null
        || !call.headers(AUTHORIZATION).isEmpty()
        || !Origin.of(call.uri()).equals(origin)) {
      return Optional.empty();
    }
    String value = credentials.value();
    call.header(AUTHORIZATION, value);
    return Optional.of(value);
  }

  private ApiCredentials credentials() {
    if (credentials == null) {
      throw new IllegalStateException("nothing was sent that could be renewed");
    }
    return credentials;
  }

  private boolean isRenewable(OutgoingCall call, Optional<String> token, HttpResponse<?> answer) {
    return answer.statusCode() == UNAUTHORIZED
        && token.isPresent()
        && call.mayGoAgain()
        && (!wasRedirected(answer) || mayBeginAnew(call, answer));
  }

  /** Then what was sent first was acted upon perhaps, and it was another that was refused. */
  private static boolean wasRedirected(HttpResponse<?> answer) {
    return Stream.iterate(
            answer.previousResponse(),
            Optional::isPresent,
            before -> before.get().previousResponse())
        .anyMatch(before -> before.orElseThrow().statusCode() / 100 == REDIRECTION);
  }

  /** From its first request on, which another token may help. */
  private boolean mayBeginAnew(OutgoingCall call, HttpResponse<?> answer) {
    return call.endpoint().idempotency().allowsResend()
        && Origin.of(answer.request().uri()).equals(origin);
  }
}
