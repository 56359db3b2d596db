package dev.redial.runtime;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the latest call of an endpoint made of its fields: mostly the next one has the same.
 *
 * <p>Thread-safety: any thread; each may overwrite what another has kept.
 */
final class LatestHeaders {
  private volatile @Nullable Made latest;

  private record Made(List<Map.Entry<String, String>> fields, HttpHeaders headers) {}

  /**
   * The headers that {@code maker} makes, or has made of equal ones.
   *
   * @param fields not changed any more
   */
  HttpHeaders of(
      List<Map.Entry<String, String>> fields,
      Function<List<Map.Entry<String, String>>, HttpHeaders> maker) {
    Made known = latest;
    if (known == null || !known.fields().equals(fields)) {
      known = new Made(fields, maker.apply(fields));
      latest = known;
    }
    return known.headers();
  }
}
