package dev.redial.samples.servers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as a server logged it.
 *
 * @param id of the call, or {@link #NO_CALL}
 */
record Arrival(String connection, String method, int id, int status, Place place) {
  static final int NO_CALL = -1;

  /** Whether a request had come before the answer to the one before it was written. */
  enum Place {
    ALONE,
    BEHIND_ANOTHER,
    UNTOLD
  }

  /** Connection, method, target, status, and nginx's mark of pipelining or a dash. */
  private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+) (\\S+) (\\d{3}) ([-.p])");

  private static final Pattern ID = Pattern.compile("\\?id=(\\d+)$");

  /** HAProxy's own messages stand between. */
  static boolean isArrival(String line) {
    return LINE.matcher(line).matches();
  }

  static Arrival parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(line);
    }
    Matcher id = ID.matcher(parts.group(3));
    return new Arrival(
        parts.group(1),
        parts.group(2),
        id.find() ? Integer.parseInt(id.group(1)) : NO_CALL,
        Integer.parseInt(parts.group(4)),
        placeOf(parts.group(5)));
  }

  private static Place placeOf(String mark) {
    return switch (mark) {
      case "." -> Place.ALONE;
      case "p" -> Place.BEHIND_ANOTHER;
      default -> Place.UNTOLD;
    };
  }
}
