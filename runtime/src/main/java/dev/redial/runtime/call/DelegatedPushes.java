package dev.redial.runtime.call;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What a server pushes, handed to the caller's own handler on the JDK's threads: with the request
 * that the caller gave, and with body handlers of the caller's.
 *
 * <p>Thread-safety: that of the caller's handler.
 *
 * @param <T> what the bodies become
 */
final class DelegatedPushes<T> implements PushPromiseHandler<DelegatedAnswer> {
  private final HttpRequest request;
  private final PushPromiseHandler<T> handler;

  /**
   * For one call.
   *
   * @param request as its caller gave it
   */
  DelegatedPushes(HttpRequest request, PushPromiseHandler<T> handler) {
    this.request = request;
    this.handler = handler;
  }

  @Override
  public void applyPushPromise(
      HttpRequest initiating,
      HttpRequest pushed,
      Function<BodyHandler<DelegatedAnswer>, CompletableFuture<HttpResponse<DelegatedAnswer>>>
          acceptor) {
    handler.applyPushPromise(request, pushed, acceptingAny(acceptor));
  }

  /** What is pushed goes from the JDK to the caller, so that its type is the caller's affair. */
  @SuppressWarnings("unchecked")
  private static <T> Function<BodyHandler<T>, CompletableFuture<HttpResponse<T>>> acceptingAny(
      Function<?, ?> acceptor) {
    return (Function<BodyHandler<T>, CompletableFuture<HttpResponse<T>>>) acceptor;
  }
}
