package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.runtime.call.Address;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A base URI and a path with variables, cut into pieces once.
 *
 * <pre>
 *   https://shop.example/api  +  /books/{isbn}/pages/{page}?view=full
 *   literals: [https://shop.example/api/books/] [/pages/] [?view=full]
 *   variables:                                 isbn      page
 * </pre>
 *
 * @param literals the first with scheme and authority
 * @param base where all that is made of it goes
 * @param pathStart length of scheme and authority
 * @param only where every call goes that adds nothing; null if there is more to be looked at
 */
record UriTemplate(
    List<String> literals,
    List<String> variables,
    Address base,
    int pathStart,
    @Nullable Address only) {
  private static final int FIRST_BEYOND_ASCII = 0x80;

  static UriTemplate of(URI base, Endpoint endpoint) {
    String root = base.getScheme() + "://" + base.getRawAuthority();
    String start = root + withoutSlash(base.getRawPath());
    String path = endpoint.path();
    List<String> literals = new ArrayList<>();
    List<String> variables = new ArrayList<>();
    int from = 0;
    for (int open = path.indexOf('{'); open >= 0; open = path.indexOf('{', from)) {
      int close = path.indexOf('}', open);
      if (close < 0) {
        throw new ConfigurationException(
            "Unclosed '{' at index " + open + " of the path of " + endpoint);
      }
      literals.add(path.substring(from, open));
      variables.add(path.substring(open + 1, close));
      from = close + 1;
    }
    literals.add(path.substring(from));
    literals.set(0, start + literals.get(0));
    Address there = Address.of(base);
    boolean same = variables.isEmpty() && isAsIs(literals.get(0));
    Address only = same ? there.at(literals.get(0), root.length()) : null;
    return new UriTemplate(literals, variables, there, root.length(), only);
  }

  private static boolean isAsIs(String uri) {
    return uri.chars().allMatch(c -> c < FIRST_BEYOND_ASCII) && !hasDotSegment(uri);
  }

  /** Whether a segment of the path is one that would be taken for a step up, or none. */
  static boolean hasDotSegment(String uri) {
    int query = uri.indexOf('?');
    int end = query < 0 ? uri.length() : query;
    for (int slash = uri.indexOf('/'); slash >= 0 && slash < end; ) {
      int next = uri.indexOf('/', slash + 1);
      if (isDots(uri, slash + 1, next < 0 ? end : Math.min(next, end))) {
        return true;
      }
      slash = next;
    }
    return false;
  }

  private static boolean isDots(String uri, int from, int to) {
    return (to - from == 1 || to - from == 2)
        && uri.charAt(from) == '.'
        && uri.charAt(to - 1) == '.';
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** As in {@code https://shop.example/books/{isbn}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(literals.get(0));
    for (int i = 0; i < variables.size(); i++) {
      text.append('{').append(variables.get(i)).append('}').append(literals.get(i + 1));
    }
    return text.toString();
  }

  /** Of what is the same in every call. */
  int length() {
    int length = 0;
    for (int i = 0; i < literals.size(); i++) {
      length += literals.get(i).length();
    }
    return length;
  }

  /** Where a call goes whose URI was made of this. */
  Address address(String location) {
    return only != null && location.equals(literals.get(0)) ? only : base.at(location, pathStart);
  }

  /** Whether the template brings a query string of its own. */
  boolean hasQuery() {
    return literals.get(literals.size() - 1).indexOf('?') >= 0;
  }
}
