package dev.redial.runtime.pool;

import java.net.URI;
import java.util.Locale;

/**
 * What limits and learning go by.
 *
 * @param scheme {@code http} or {@code https}
 * @param host as written in the URI, in lower case, an IPv6 address without brackets
 * @param port never the unset one
 */
public record Origin(String scheme, String host, int port) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** The origin of an absolute URI with a host. */
  public static Origin of(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean literal = host.startsWith("[") && host.endsWith("]");
    int standard = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    return new Origin(
        scheme,
        literal ? host.substring(1, host.length() - 1) : host,
        uri.getPort() < 0 ? standard : uri.getPort());
  }

  @Override
  public String toString() {
    return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
