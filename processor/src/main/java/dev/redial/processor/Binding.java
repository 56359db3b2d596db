package dev.redial.processor;

import java.util.Optional;

/** Where the value of one parameter goes. */
sealed interface Binding {

  /** The parameter, by its name in the generated method. */
  String parameter();

  /** The next variable of the path. */
  record PathVariable(String variable, String parameter) implements Binding {}

  /** One named value. */
  record Field(Place place, String name, String parameter) implements Binding {}

  /** A map of named values. */
  record Fields(Place place, String parameter) implements Binding {}

  /** The idempotency key of the call. */
  record CallKey(String parameter) implements Binding {}

  /** The body; without a media type the codec's own is sent. */
  record Whole(String parameter, BodyTypeModel type, Optional<String> mediaType)
      implements Binding {}

  /** A part of a request that has named values. */
  enum Place {
    QUERY("query"),
    HEADER("header"),
    COOKIE("cookie"),
    FORM("form");

    private final String method;

    Place(String method) {
      this.method = method;
    }

    /** The method that sets one value. */
    String method() {
      return method;
    }
  }
}
