package dev.redial.runtime.cleartext;

import java.net.URI;
import javax.net.ssl.SSLContext;

/**
 * How the JDK's client is made to speak HTTP/2 in clear to a server that is known to speak it:
 * without {@code Upgrade}, beginning with the connection preface (RFC 9113, section 3.3).
 *
 * <pre>
 *   http://shop.example/ --dialled--> https://shop.example:80/
 *      the JDK's client --octets--> an engine that secures nothing and has 'negotiated' h2
 *                                     :scheme https --> :scheme http
 * </pre>
 */
public final class PriorKnowledge {
  private static final int HTTP_PORT = 80;

  private PriorKnowledge() {}

  /** By which a client that is asked for {@code https} speaks HTTP/2 in clear instead. */
  public static SSLContext context() {
    return new ClearContext();
  }

  /**
   * What such a client is asked for.
   *
   * @param wanted with the scheme {@code http}
   */
  public static URI dialled(URI wanted) {
    String host = wanted.getHost();
    int port = wanted.getPort() < 0 ? HTTP_PORT : wanted.getPort();
    String path = wanted.getRawPath() == null ? "" : wanted.getRawPath();
    String query = wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery();
    return URI.create("https://" + host + ":" + port + path + query);
  }
}
