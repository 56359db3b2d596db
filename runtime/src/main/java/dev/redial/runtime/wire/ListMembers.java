package dev.redial.runtime.wire;

import java.util.ArrayList;
import java.util.List;

/** Takes a list field's value apart; source: RFC 9110, sections 5.6.1 and 5.6.4. */
final class ListMembers {
  private final String value;
  private final List<String> members = new ArrayList<>();

  private ListMembers(String value) {
    this.value = value;
  }

  /** The trimmed members, empty ones included; a comma in a quoted string does not separate. */
  static List<String> of(String value) {
    return new ListMembers(value).split();
  }

  private List<String> split() {
    int start = 0;
    for (int at = 0; at < value.length(); at++) {
      if (value.charAt(at) == '"') {
        at = closingQuote(at);
      } else if (value.charAt(at) == ',') {
        members.add(Whitespace.trim(value.substring(start, at)));
        start = at + 1;
      }
    }
    members.add(Whitespace.trim(value, start));
    return members;
  }

  /** The index of the quote that ends a string; the length if there is none. */
  private int closingQuote(int opening) {
    int at = opening + 1;
    while (at < value.length() && value.charAt(at) != '"') {
      at += value.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
