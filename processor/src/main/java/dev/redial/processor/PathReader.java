package dev.redial.processor;

import java.util.HashSet;
import java.util.Set;

/** Reads path templates from annotations. */
final class PathReader {
  private final ErrorReporter errors;

  PathReader(ErrorReporter errors) {
    this.errors = errors;
  }

  /** The path of {@code @HttpApi}, which has no query string: more is to follow. */
  PathTemplate ofApi(Mark api) {
    String path = api.string("path");
    int query = path.indexOf('?');
    if (query >= 0) {
      errors.report(
          Tag.PATH_05,
          api.site("path"),
          "Path \"%s\" is not a valid URI path at index %d: a query string belongs to a method.",
          path,
          query);
    }
    return parse(api, "path");
  }

  /** The path of a verb below {@code above}. */
  PathTemplate ofMethod(Mark verb, PathTemplate above) {
    PathTemplate path = above.append(parse(verb, "value"));
    Set<String> seen = new HashSet<>();
    for (String variable : path.variables()) {
      if (!seen.add(variable)) {
        errors.report(
            Tag.PATH_03, verb.site("value"), "Variable {%s} appears twice in the path.", variable);
      }
    }
    return path;
  }

  private PathTemplate parse(Mark mark, String member) {
    return new PathParser(
            mark.string(member),
            (tag, message) -> errors.report(tag, mark.site(member), "%s", message))
        .parse();
  }
}
