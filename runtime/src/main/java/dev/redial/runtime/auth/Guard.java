package dev.redial.runtime.auth;

import java.util.Locale;

/**
 * A server or a proxy that wants credentials: what holds for one holds for no other.
 *
 * @param party which of them it is
 * @param scheme by which it is spoken to, {@code http} or {@code https}
 * @param host its name, an IPv6 address without brackets; in lower case, whatever is given
 * @param port never the unset one
 */
public record Guard(Party party, String scheme, String host, int port) {
  /** Compared without case. */
  public Guard {
    scheme = scheme.toLowerCase(Locale.ROOT);
    host = host.toLowerCase(Locale.ROOT);
  }
}
