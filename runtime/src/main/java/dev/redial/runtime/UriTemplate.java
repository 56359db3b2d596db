package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.runtime.call.Address;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

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
 */
record UriTemplate(List<String> literals, List<String> variables, Address base, int pathStart) {

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
    return new UriTemplate(literals, variables, Address.of(base), root.length());
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
    return base.at(location, pathStart);
  }

  /** Whether the template brings a query string of its own. */
  boolean hasQuery() {
    return literals.get(literals.size() - 1).indexOf('?') >= 0;
  }
}
