package dev.redial.runtime.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parameter {@code domain} of a Digest challenge; source: RFC 7616, section 3.3.
 *
 * @param uris absolute, or paths; those of other servers are left out, for they have not asked
 */
record DigestDomain(List<String> uris) {
  private static final List<String> ALL = List.of("");

  /** Longer lists push the credentials of others out of the memory; ours. */
  private static final int MOST_URIS = 16;

  /**
   * The beginnings of paths that it names. A list that is empty, or leaves out the path that was
   * challenged, says nothing: then it is all of the server.
   */
  List<String> reach(Guard server, String path) {
    if (uris.isEmpty() || uris.size() > MOST_URIS) {
      return ALL;
    }
    List<String> paths = uris.stream().flatMap(uri -> pathOn(server, uri)).distinct().toList();
    return paths.stream().anyMatch(path::startsWith) ? paths : ALL;
  }

  private static Stream<String> pathOn(Guard server, String uri) {
    try {
      URI root = new URI(server.scheme(), null, server.host(), server.port(), "/", null, null);
      URI absolute = root.resolve(new URI(uri));
      boolean opaque = absolute.getRawPath() == null || absolute.getHost() == null;
      return !opaque && server.equals(guardOf(absolute))
          ? Stream.of(absolute.getRawPath())
          : Stream.empty();
    } catch (URISyntaxException unreadable) {
      return Stream.empty();
    }
  }

  private static Guard guardOf(URI uri) {
    int standard = uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    String host = uri.getHost().replaceAll("^\\[|\\]$", "");
    return new Guard(
        Party.SERVER, uri.getScheme(), host, uri.getPort() < 0 ? standard : uri.getPort());
  }
}
