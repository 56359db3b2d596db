package dev.redial.runtime;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a base URI has to be. */
final class ServiceUri {
  private static final Pattern DOT = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);

  private static final int MOST_PORT = 65_535;

  private ServiceUri() {}

  /** Why {@code base} is none, if it is none. */
  static Optional<String> objection(URI base) {
    if (isWebScheme(base) && base.getRawAuthority() != null && base.getHost() == null) {
      return Optional.of(
          "its host is none that a URI can have (RFC 3986, section 3.2.2): letters, digits, dots and hyphens, with no _; other letters have an ASCII form");
    }
    if (!isWeb(base)) {
      return Optional.of(
          "it has to be absolute, http or https, without query and fragment, as https://shop.example/api");
    }
    if (base.getRawUserInfo() != null) {
      return Optional.of(
          "it has user information, which would go into logs and messages; leave that out, and give .credentials(...) to Redial.builder()");
    }
    if (base.getPort() > MOST_PORT) {
      return Optional.of("its port is " + base.getPort() + "; there are 65535");
    }
    return hasDots(base)
        ? Optional.of("its path has a segment that is . or ..; write what is meant by it")
        : Optional.empty();
  }

  private static boolean isWebScheme(URI base) {
    return "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
  }

  private static boolean isWeb(URI base) {
    return isWebScheme(base)
        && base.getHost() != null
        && base.getRawQuery() == null
        && base.getRawFragment() == null;
  }

  /** As no call could have them; decoded, for that is how servers read them. */
  private static boolean hasDots(URI base) {
    return Stream.of(base.getRawPath().split("/", -1))
        .map(segment -> DOT.matcher(segment).replaceAll("."))
        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
  }
}
