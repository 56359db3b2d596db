package dev.redial.samples.dropin.shop;

import com.sun.net.httpserver.Headers;
import java.util.List;

/**
 * A request as it came.
 *
 * @param method as in {@code GET}
 * @param path without the query
 * @param headers names without case
 * @param body as UTF-8
 */
public record Arrival(String method, String path, Headers headers, String body) {
  /** All values of a header; none if it did not come. */
  public List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }
}
