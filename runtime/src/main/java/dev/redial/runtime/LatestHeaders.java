package dev.redial.runtime;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the latest call of an endpoint made of its fields: mostly the next one has the same.
 *
 * <p>It outlives the call, so it holds no value that a caller, an interceptor or credentials gave:
 * only what stands in the class file and what the media types are. Other calls have theirs made
 * anew.
 *
 * <p>Thread-safety: any thread; each may overwrite what another has kept.
 */
final class LatestHeaders {
  private final List<Map.Entry<String, String>> always;
  private volatile @Nullable Made latest;

  private record Made(List<Map.Entry<String, String>> fields, HttpHeaders headers) {}

  /**
   * Of one endpoint.
   *
   * @param always the fields that stand in its annotations
   */
  LatestHeaders(List<Map.Entry<String, String>> always) {
    this.always = always;
  }

  /**
   * The headers that {@code maker} makes, or has made of equal ones.
   *
   * @param fields not changed any more
   */
  HttpHeaders of(
      List<Map.Entry<String, String>> fields,
      Function<List<Map.Entry<String, String>>, HttpHeaders> maker) {
    Made known = latest;
    if (known != null && known.fields().equals(fields)) {
      return known.headers();
    }
    HttpHeaders made = maker.apply(fields);
    if (mayBeKept(fields)) {
      latest = new Made(fields, made);
    }
    return made;
  }

  private boolean mayBeKept(List<Map.Entry<String, String>> fields) {
    for (Map.Entry<String, String> field : fields) {
      if (!isMediaType(field.getKey()) && !always.contains(field)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMediaType(String name) {
    return name.equalsIgnoreCase("Accept") || name.equalsIgnoreCase("Content-Type");
  }
}
