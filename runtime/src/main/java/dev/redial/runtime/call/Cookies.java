package dev.redial.runtime.call;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  /** The second one is obsolete; managers of before RFC 6265 still give it. */
  private static final List<String> NAMES = List.of("Cookie", "Cookie2");

  /** Puts them into what an attempt adds: one field of each name, the caller's own first. */
  void addTo(Map<String, String> fields, HttpRequest request) throws IOException {
    if (handler != null) {
      Map<String, List<String>> kept = handler.get(request.uri(), request.headers().map());
      NAMES.forEach(name -> add(fields, name, valuesOf(kept, name), request));
    }
  }

  private static void add(
      Map<String, String> fields, String name, List<String> kept, HttpRequest request) {
    if (!kept.isEmpty()) {
      fields.put(
          name,
          Stream.concat(request.headers().allValues(name).stream(), kept.stream())
              .collect(Collectors.joining("; ")));
    }
  }

  /** Handlers are other people's: names in any case, and nothing that would end a line. */
  private static List<String> valuesOf(Map<String, List<String>> kept, String name) {
    return kept.entrySet().stream()
        .filter(entry -> name.equalsIgnoreCase(entry.getKey()))
        .map(Map.Entry::getValue)
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .filter(value -> value.chars().noneMatch(Character::isISOControl))
        .toList();
  }

  /** Whatever an answer sets, be it the last one or not. */
  void keep(HttpRequest request, ResponseInfo answer) throws IOException {
    if (handler != null) {
      handler.put(request.uri(), answer.headers().map());
    }
  }
}
