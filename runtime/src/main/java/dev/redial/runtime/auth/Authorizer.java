package dev.redial.runtime.auth;

import java.util.List;

/**
 * A user and a password in the form in which they answer challenges of one realm.
 *
 * <p>Thread-safety: used by any thread. No text of it shows the password.
 */
public sealed interface Authorizer permits BasicAuthorizer, DigestAuthorizer {

  /** The scheme that it answers by, {@code Basic} or {@code Digest}. */
  String scheme();

  /**
   * The value of {@code Authorization} or {@code Proxy-Authorization} for one request. It is asked
   * for anew for each attempt: a Digest counts them (RFC 7616, section 3.4).
   *
   * @param target as on the request line; for a server behind a plain proxy as that server will see
   *     it, which is path and query
   */
  String authorize(String method, String target);

  /**
   * Takes the new nonce of challenges that refuse nothing but the old one ({@code stale=true}; RFC
   * 7616, section 3.3): the request is worth another attempt with this authorizer. How many such
   * attempts there may be is the caller's to limit.
   *
   * @param challenges that answered a request with a value of this authorizer
   * @return false if they refuse user or password, or ask for something else
   */
  boolean renew(List<Challenge> challenges);

  /**
   * Takes what a server or proxy says after it has accepted a value of this authorizer, which is
   * the nonce that it wants next (RFC 7616, section 3.5).
   *
   * @param info the values of {@code Authentication-Info} or {@code Proxy-Authentication-Info}
   */
  void accepted(List<String> info);

  /**
   * Where on a server these credentials hold after they were accepted for one path.
   *
   * @return beginnings of paths; the empty one for all of the server
   */
  List<String> reach(Guard server, String path);
}
