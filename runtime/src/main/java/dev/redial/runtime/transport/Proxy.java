package dev.redial.runtime.transport;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on the way to a target.
 *
 * @param kind how it is used
 * @param address its host and port, not resolved
 * @param credentials for {@code Proxy-Authorization}: the dialer sends them with CONNECT, whoever
 *     writes requests for a plain proxy sends them with each; null for none
 */
public record Proxy(Kind kind, InetSocketAddress address, @Nullable Credentials credentials) {

  /** How a proxy is used. */
  public enum Kind {
    /** Requests go to it as they are, in absolute-form (RFC 9112, section 3.2.2). */
    PLAIN,
    /** A tunnel is asked for first (RFC 9110, section 9.3.6). */
    CONNECT
  }

  /** Says who we are. */
  @FunctionalInterface
  public interface Credentials {
    /**
     * The value of {@code Proxy-Authorization} for one request.
     *
     * @param method of the request, which is CONNECT for a tunnel
     * @param target as on its request line
     * @return scheme and credentials
     */
    String authorize(String method, String target);
  }

  /**
   * A user and a password for the Basic scheme (RFC 7617).
   *
   * @param user without a colon
   * @param password any text
   */
  public record Basic(String user, String password) implements Credentials {
    @Override
    public String authorize(String method, String target) {
      String pair = user + ":" + password;
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "Basic[user=" + user + "]";
    }
  }

  /**
   * A proxy that takes requests in absolute-form.
   *
   * @param host its name
   * @param port its port
   * @return the proxy
   */
  public static Proxy plain(String host, int port) {
    return new Proxy(Kind.PLAIN, InetSocketAddress.createUnresolved(host, port), null);
  }

  /**
   * A proxy that tunnels.
   *
   * @param host its name
   * @param port its port
   * @return the proxy
   */
  public static Proxy connect(String host, int port) {
    return new Proxy(Kind.CONNECT, InetSocketAddress.createUnresolved(host, port), null);
  }

  /**
   * This proxy with credentials.
   *
   * @param given what it is told
   * @return the proxy
   */
  public Proxy with(Credentials given) {
    return new Proxy(kind, address, given);
  }
}
