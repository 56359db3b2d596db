package dev.redial.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a path template: the path of RFC 3986, section 3.3, with variables in braces, and perhaps
 * a query string behind it (section 3.4).
 */
final class PathParser {
  private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$.-]*");

  /** Of RFC 3986, section 3.3, and what they are when they are decoded. */
  private static final Pattern DOTS = Pattern.compile("(\\.|%2[eE]){1,2}");

  private static final String PUNCTUATION = "-._~!$&'()*+,;=:@/";

  private final String path;
  private final BiConsumer<Tag, String> faults;
  private final List<String> variables = new ArrayList<>();
  private boolean inQuery;
  private int index;

  /**
   * Prepares to parse {@code path}.
   *
   * @param faults what to do with what is wrong
   */
  PathParser(String path, BiConsumer<Tag, String> faults) {
    this.path = path;
    this.faults = faults;
  }

  PathTemplate parse() {
    if (isRooted()) {
      while (index < path.length()) {
        step(path.charAt(index));
      }
      checkDots();
    } else {
      invalidAt(path.startsWith("//") ? 1 : 0);
    }
    return new PathTemplate(path, List.copyOf(variables));
  }

  /** Two slashes at the start would name a host (RFC 3986, section 4.2). */
  private boolean isRooted() {
    return path.isEmpty() || (path.startsWith("/") && !path.startsWith("//"));
  }

  private void step(char c) {
    if (c == '{') {
      variable();
    } else if (c == '%') {
      escape();
    } else if (c == '?') {
      inQuery = true;
      index++;
    } else if (isLiteral(c)) {
      index++;
    } else {
      invalidAt(index);
    }
  }

  /** They would be taken away on the way (RFC 3986, section 5.2.4). */
  private void checkDots() {
    int query = path.indexOf('?');
    String bare = query < 0 ? path : path.substring(0, query);
    for (String segment : bare.split("/", -1)) {
      if (DOTS.matcher(segment).matches()) {
        fault(
            Tag.PATH_05,
            "Path \"%s\" has the segment \"%s\", which is no name. Leave it out."
                .formatted(path, segment));
        return;
      }
    }
  }

  private void variable() {
    int end = path.indexOf('}', index);
    if (end < 0) {
      fault(Tag.PATH_05, "Path \"%s\" has an unclosed '{' at index %d.".formatted(path, index));
      return;
    }
    String name = path.substring(index + 1, end);
    if (!name.isEmpty() && (inQuery || !VARIABLE.matcher(name).matches())) {
      variables.add(meant(name)); // so that its parameter is not refused as well
    }
    if (inQuery) {
      fault(
          Tag.PATH_04,
          "\"{%s}\" in the query string is not expanded. Use @QueryParam.".formatted(name));
    } else if (!VARIABLE.matcher(name).matches()) {
      fault(
          Tag.PATH_05,
          "Path \"%s\" has no name of a variable at index %d.".formatted(path, index + 1));
    } else {
      variables.add(name);
      index = end + 1;
    }
  }

  /** The name in what other frameworks write: {@code {id:[0-9]+}}, {@code {*rest}}. */
  private static String meant(String name) {
    Matcher known = VARIABLE.matcher(name);
    return known.find() ? known.group() : name;
  }

  private void escape() {
    if (path.length() > index + 2
        && isHex(path.charAt(index + 1))
        && isHex(path.charAt(index + 2))) {
      index += 3;
    } else {
      invalidAt(index);
    }
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  private static boolean isLiteral(char c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || PUNCTUATION.indexOf(c) >= 0;
  }

  private void invalidAt(int position) {
    fault(
        Tag.PATH_05,
        "Path \"%s\" is not a valid URI path at index %d%s."
            .formatted(path, position, position == 0 ? ": it must start with '/'" : ""));
  }

  /** One fault a path is enough: parsing ends. */
  private void fault(Tag tag, String message) {
    faults.accept(tag, message);
    index = path.length();
  }
}
