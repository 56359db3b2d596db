package dev.redial.runtime.call;

import dev.redial.runtime.pool.Origin;
import java.net.URI;

/**
 * Where a request goes, as it is written; source: RFC 9112, section 3.2.
 *
 * @param origin whose connections may carry it
 * @param host as the URI has it, with a port if that has one
 * @param path never empty, without the query
 * @param target path and query, in ASCII
 */
public record Address(Origin origin, String host, String path, String target) {
  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** That of an absolute URI with a host. */
  public static Address of(URI uri) {
    URI sent = ascii(uri);
    String query = sent.getRawQuery();
    String path = pathOf(sent);
    return new Address(
        Origin.of(uri), hostOf(uri), path, query == null ? path : path + "?" + query);
  }

  /**
   * The same with another path and query.
   *
   * @param location a whole URI, of which {@code from} is the start of the path
   */
  public Address at(String location, int from) {
    if (!isAscii(location)) {
      return of(URI.create(location));
    }
    String there = location.substring(from);
    int query = there.indexOf('?');
    String bare = query < 0 ? there : there.substring(0, query);
    return bare.isEmpty()
        ? new Address(origin, host, "/", "/" + there)
        : new Address(origin, host, bare, there);
  }

  /** What is not ASCII goes in UTF-8, escaped; source: RFC 3986, section 2.5. */
  private static URI ascii(URI uri) {
    return isAscii(uri.toString()) ? uri : URI.create(uri.toASCIIString());
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
        return false;
      }
    }
    return true;
  }

  private static String pathOf(URI uri) {
    return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
  }

  private static String hostOf(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** All of it, as a proxy wants to see it; source: RFC 9112, section 3.2.2. */
  String absolute() {
    return origin.scheme() + "://" + host + target;
  }
}
