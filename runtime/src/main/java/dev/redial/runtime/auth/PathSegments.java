package dev.redial.runtime.auth;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Segments of a path that mean others; source: RFC 3986, section 3.3. */
final class PathSegments {
  private static final Set<String> DOTS = Set.of(".", "..");
  private static final Pattern ENCODED_DOT = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);
  private static final Pattern SLASH = Pattern.compile("[/\\\\]|%2f|%5c", Pattern.CASE_INSENSITIVE);

  private PathSegments() {}

  /** Whether a server may take the path for one that begins otherwise. */
  static boolean climb(String path) {
    if (path.indexOf('.') < 0 && path.indexOf('%') < 0) {
      return false;
    }
    String plain = ENCODED_DOT.matcher(path).replaceAll(".");
    return Arrays.stream(SLASH.split(plain)).anyMatch(DOTS::contains);
  }
}
