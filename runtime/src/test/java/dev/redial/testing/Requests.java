package dev.redial.testing;

/**
 * Some requests.
 *
 * @param method as in the request line
 * @param path without a query; {@code *} is every one
 */
record Requests(String method, String path) {
  private static final String EVERY = "*";

  Requests {
    if (!path.equals(EVERY) && (!path.startsWith("/") || path.contains("?"))) {
      throw new IllegalArgumentException(
          "the path is \"%s\"; it begins with / and has no query, or is *".formatted(path));
    }
  }

  boolean include(String otherMethod, String target) {
    return method.equals(otherMethod) && (path.equals(EVERY) || path.equals(pathOf(target)));
  }

  static String pathOf(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
