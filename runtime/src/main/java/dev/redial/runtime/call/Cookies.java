package dev.redial.runtime.call;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.List;
import java.util.Map;
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
  private static final String NAME = "Cookie";

  /**
   * One field for all, since no more is allowed: the handler's first, as the JDK's client has them;
   * null if the handler has none.
   */
  @Nullable String fieldFor(HttpRequest request) throws IOException {
    if (handler == null) {
      return null;
    }
    List<String> kept = cookies(handler.get(request.uri(), request.headers().map()));
    return kept.isEmpty()
        ? null
        : Stream.concat(kept.stream(), request.headers().allValues(NAME).stream())
            .collect(Collectors.joining("; "));
  }

  private static List<String> cookies(Map<String, List<String>> fields) {
    return fields.entrySet().stream()
        .filter(field -> NAME.equalsIgnoreCase(field.getKey()) && field.getValue() != null)
        .flatMap(field -> field.getValue().stream())
        .toList();
  }

  /** Whatever an answer sets, be it the last one or not. */
  void keep(HttpRequest request, ResponseInfo answer) throws IOException {
    if (handler != null) {
      handler.put(request.uri(), answer.headers().map());
    }
  }
}
