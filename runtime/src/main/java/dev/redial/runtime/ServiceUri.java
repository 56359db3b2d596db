package dev.redial.runtime;

import java.net.URI;
import java.util.Optional;

/** What a base URI has to be. */
final class ServiceUri {
  private ServiceUri() {}

  /** Why {@code base} is none, if it is none. */
  static Optional<String> objection(URI base) {
    boolean web =
        "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
    return web
            && base.getHost() != null
            && base.getRawQuery() == null
            && base.getRawFragment() == null
        ? Optional.empty()
        : Optional.of(
            "it has to be absolute, http or https, without query and fragment, as https://shop.example/api");
  }

  /** The same for one call; a password in it would go into logs and messages. */
  static Optional<String> objectionForOneCall(URI base) {
    return base.getRawUserInfo() == null
        ? objection(base)
        : Optional.of("it has user information; leave that out");
  }
}
