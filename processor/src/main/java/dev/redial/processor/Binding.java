package dev.redial.processor;

import java.util.Optional;

/** Where the value of one parameter goes. */
sealed interface Binding {

  /** What is sent. */
  Argument argument();

  /** The next variable of the path. */
  record PathVariable(String variable, Argument argument) implements Binding {}

  /** One named value, or one name with several. */
  record Field(Place place, String name, Listing listing, Argument argument) implements Binding {}

  /** A map of named values. */
  record Fields(Place place, Argument argument) implements Binding {}

  /** The idempotency key of the call. */
  record CallKey(Argument argument) implements Binding {}

  /** In place of the API's base URI. */
  record Base(Argument argument) implements Binding {}

  /** The body; without a media type the codec's own is sent. */
  record Whole(Argument argument, BodyTypeModel type, Optional<String> mediaType)
      implements Binding {}

  /** The body, streamed; without a media type the platform's guess is sent. */
  record Octets(Argument argument, Optional<String> mediaType) implements Binding {}

  /** One part of a form, or several of one name. */
  record Part(PartModel model, Argument argument) implements Binding {}

  /** How several values of one name are sent. */
  enum Listing {
    REPEATED(""),
    JOINED("Csv");

    private final String suffix;

    Listing(String suffix) {
      this.suffix = suffix;
    }

    /** What the method's name ends in. */
    String suffix() {
      return suffix;
    }
  }

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
