package dev.redial.samples.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer as it is published.
 *
 * @param mediaType null where there is no content
 * @param asAsked whether the media type, or that there is no content, is what a client asked for
 * @param value text, or JSON; null where there is no content
 */
record PublishedExample(
    int status, @Nullable String mediaType, boolean asAsked, @Nullable JsonNode value) {
  private static final int FOUND = 302;

  static PublishedExample empty(int status) {
    return new PublishedExample(status, null, true, null);
  }

  /** Of what is published is only that it is on another host. */
  static PublishedExample elsewhere() {
    return new PublishedExample(FOUND, null, false, null);
  }

  boolean isElsewhere() {
    return status == FOUND;
  }

  String text() {
    if (value == null) {
      return "";
    }
    return mediaType.equals("application/json") ? value.toString() : value.asString();
  }

  byte[] octets() {
    return text().getBytes(UTF_8);
  }

  /** What in an answer, as it was read, is not as in here; fields that it lacks are null there. */
  Stream<String> differences(JsonNode read) {
    return differences("", read, value);
  }

  private static Stream<String> differences(String where, JsonNode read, JsonNode example) {
    if (read.isObject() && example.isObject() && read.isEmpty() == example.isEmpty()) {
      return read.properties().stream()
          .flatMap(
              field ->
                  differences(
                      where + "." + field.getKey(),
                      field.getValue(),
                      example.path(field.getKey())));
    }
    if (read.isArray() && read.size() == example.size()) {
      return IntStream.range(0, read.size())
          .boxed()
          .flatMap(at -> differences(where + "[" + at + "]", read.get(at), example.get(at)));
    }
    return isSame(read, example)
        ? Stream.empty()
        : Stream.of(where + " is " + read + ", but published as " + example);
  }

  private static boolean isSame(JsonNode read, JsonNode example) {
    return example.isMissingNode()
        ? read.isNull()
        : read.equals(example) || sayTheSame(read.asString(), example.asString());
  }

  /** The same octets in Base64, however they are broken into lines, or the same instant. */
  private static boolean sayTheSame(String read, String example) {
    return read.equals(example.replace("\n", "")) || read.equals(instant(example));
  }

  private static String instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toString();
    } catch (DateTimeParseException e) {
      return "";
    }
  }
}
