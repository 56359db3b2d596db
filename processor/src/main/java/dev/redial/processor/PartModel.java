package dev.redial.processor;

import java.util.Optional;

/** How a parameter is sent as a part of a form, or as several. */
record PartModel(
    String name,
    Content content,
    Multiplicity number,
    Optional<String> mediaType,
    Optional<String> fileName) {

  /** What a part is. */
  sealed interface Content {
    /** An obvious text. */
    record Text() implements Content {}

    /** Octets, or a source of them. */
    record Octets() implements Content {}

    /** A value for a codec. */
    record Value(BodyTypeModel type) implements Content {}
  }

  /** How many parts there are. */
  enum Multiplicity {
    ONE("part"),
    ANY("parts");

    private final String method;

    Multiplicity(String method) {
      this.method = method;
    }

    String method() {
      return method;
    }
  }
}
