package dev.redial.runtime.call;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a client, which an application's {@link CookieHandler} keeps.
 *
 * <p>Source: RFC 6265, sections 5.3 and 5.4.
 *
 * @param handler null for none
 */
record Cookies(@Nullable CookieHandler handler) {
  /**
   * One field for all, since no more is allowed: the caller's own first; null if the handler has
   * none.
   */
  @Nullable String fieldFor(HttpRequest request) throws IOException {
    if (handler == null) {
      return null;
    }
    List<String> kept =
        handler.get(request.uri(), request.headers().map()).getOrDefault("Cookie", List.of());
    return kept.isEmpty()
        ? null
        : Stream.concat(request.headers().allValues("Cookie").stream(), kept.stream())
            .collect(Collectors.joining("; "));
  }

  /** Whatever an answer sets, be it the last one or not. */
  void keep(HttpRequest request, ResponseInfo answer) throws IOException {
    if (handler != null) {
      handler.put(request.uri(), answer.headers().map());
    }
  }
}
