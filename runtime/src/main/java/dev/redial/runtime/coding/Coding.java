package dev.redial.runtime.coding;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.Inflater;

/** A coding that is decoded; source: RFC 9110, section 8.4.1. */
enum Coding {
  GZIP,
  DEFLATE;

  /** The coding with this name, in lower case. */
  static Optional<Coding> named(String name) {
    return switch (name) {
      case "gzip", "x-gzip" -> Optional.of(GZIP);
      case "deflate" -> Optional.of(DEFLATE);
      default -> Optional.empty();
    };
  }

  Decoder decoder(Function<Wrapping, Inflater> inflaters) {
    return switch (this) {
      case GZIP -> new GzipDecoder(inflaters);
      case DEFLATE -> new DeflateDecoder(inflaters);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
