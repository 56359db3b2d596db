package dev.redial.runtime.call;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What a server pushes, handed to the caller's own handler on the JDK's threads: with the request
 * that the caller gave, with body handlers of the caller's, and decoded as answers are.
 *
 * <p>Thread-safety: that of the caller's handler.
 *
 * @param <T> what the bodies become
 */
final class DelegatedPushes<T> implements PushPromiseHandler<DelegatedAnswer> {
  private final HttpRequest request;
  private final PushPromiseHandler<T> handler;
  private final Decoding decoding;

  /**
   * For one call.
   *
   * @param request as its caller gave it
   */
  DelegatedPushes(HttpRequest request, PushPromiseHandler<T> handler, Decoding decoding) {
    this.request = request;
    this.handler = handler;
    this.decoding = decoding;
  }

  @Override
  public void applyPushPromise(
      HttpRequest initiating,
      HttpRequest pushed,
      Function<BodyHandler<DelegatedAnswer>, CompletableFuture<HttpResponse<DelegatedAnswer>>>
          acceptor) {
    Function<BodyHandler<T>, CompletableFuture<HttpResponse<T>>> any = acceptingAny(acceptor);
    handler.applyPushPromise(request, pushed, decoding.isOn() ? decoded(any) : any);
  }

  private Function<BodyHandler<T>, CompletableFuture<HttpResponse<T>>> decoded(
      Function<BodyHandler<T>, CompletableFuture<HttpResponse<T>>> acceptor) {
    return own -> acceptor.apply(coded -> decoded(own, coded)).thenApply(this::seen);
  }

  private BodySubscriber<T> decoded(BodyHandler<T> own, ResponseInfo coded) {
    AnswerInfo answer =
        new AnswerInfo(
            coded.version(),
            coded.statusCode(),
            coded.headers(),
            Optional.empty(),
            Optional.empty());
    return decoding.around(request, answer, own.apply(decoding.seen(request, answer)));
  }

  private HttpResponse<T> seen(HttpResponse<T> coded) {
    AnswerInfo answer =
        new AnswerInfo(
            coded.version(),
            coded.statusCode(),
            coded.headers(),
            coded.sslSession(),
            NewerJdk.connectionLabel(coded));
    return new ReceivedResponse<>(
        coded.request(), decoding.seen(request, answer), coded.body(), null);
  }

  /** What is pushed goes from the JDK to the caller, so that its type is the caller's affair. */
  @SuppressWarnings("unchecked")
  private static <T> Function<BodyHandler<T>, CompletableFuture<HttpResponse<T>>> acceptingAny(
      Function<?, ?> acceptor) {
    return (Function<BodyHandler<T>, CompletableFuture<HttpResponse<T>>>) acceptor;
  }
}
