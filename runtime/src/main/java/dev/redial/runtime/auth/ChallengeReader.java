package dev.redial.runtime.auth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the challenges of one field line apart; source: RFC 9110, section 11.6.1.
 *
 * <p>Commas separate challenges as well as the parameters of one: a member that begins with {@code
 * name=} belongs to the challenge before it, any other begins a new one.
 */
final class ChallengeReader {
  private final ParameterScanner scanner;
  private final List<Challenge> found = new ArrayList<>();
  private final Map<String, String> parameters = new HashMap<>();

  /** Of the challenge that is being read; null if none is, or it cannot be read. */
  private @Nullable String scheme;

  private ChallengeReader(String fieldValue) {
    this.scanner = new ParameterScanner(fieldValue);
  }

  static List<Challenge> read(String fieldValue) {
    return new ChallengeReader(fieldValue).read();
  }

  private List<Challenge> read() {
    while (scanner.nextMember()) {
      member();
    }
    complete();
    return found;
  }

  private void member() {
    String name = scanner.token();
    if (!name.isEmpty() && scanner.take('=')) {
      parameter(name);
      return;
    }
    complete();
    if (!name.isEmpty()) {
      begin(name);
    }
  }

  private void begin(String name) {
    scheme = name;
    if (scanner.atMembersEnd() || scanner.skipToken68()) {
      return;
    }
    String first = scanner.token();
    if (!first.isEmpty() && scanner.take('=')) {
      parameter(first);
    } else {
      scheme = null;
    }
  }

  /** A name that comes twice means two things: so does its challenge (section 11.2). */
  private void parameter(String name) {
    String value = scanner.value();
    if (value == null
        || !scanner.atMembersEnd()
        || parameters.put(name.toLowerCase(Locale.ROOT), value) != null) {
      scheme = null;
    }
  }

  private void complete() {
    if (scheme != null) {
      found.add(new Challenge(scheme, parameters));
    }
    scheme = null;
    parameters.clear();
  }
}
