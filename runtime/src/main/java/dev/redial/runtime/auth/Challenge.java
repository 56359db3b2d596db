package dev.redial.runtime.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One challenge of {@code WWW-Authenticate} or {@code Proxy-Authenticate}; source: RFC 9110,
 * section 11.3.
 *
 * @param scheme as sent; it is compared without case
 * @param parameters by name in lower case, their values unquoted; a token68 is left out, for no
 *     scheme that is answered has one
 */
public record Challenge(String scheme, Map<String, String> parameters) {
  /** Keeps a copy. */
  public Challenge {
    parameters = Map.copyOf(parameters);
  }

  /**
   * The challenges of a field, in order. One that cannot be read is left out, those around it are
   * not; whatever is given, nothing is thrown.
   *
   * @param fieldValues of all its lines
   */
  public static List<Challenge> parse(List<String> fieldValues) {
    return fieldValues.stream().map(ChallengeReader::read).flatMap(List::stream).toList();
  }

  /** What is protected, in words for people; empty if that is not said. */
  public Optional<String> realm() {
    return parameter("realm");
  }

  /** The value of a parameter, named in lower case. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  boolean isOf(String wanted) {
    return scheme.equalsIgnoreCase(wanted);
  }
}
