package dev.redial.processor;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads media types in annotations (RFC 9110, section 8.3.1). */
final class MediaTypes {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;\\s*[\\w-]+=([\\w.:+-]+|\"[^\"\\\\]*\"))*");

  private MediaTypes() {}

  /** The media type in {@code member}, if there is one; one that is none is reported. */
  static Optional<String> read(ErrorReporter errors, Mark mark, String member) {
    Optional<String> text = Optional.of(mark.string(member)).filter(t -> !t.isEmpty());
    text.filter(t -> !MEDIA_TYPE.matcher(t).matches() || !FieldNames.isValue(t))
        .ifPresent(
            t ->
                errors.report(
                    Tag.BODY_05,
                    mark.site(member),
                    "\"%s\" is not a media type, such as \"application/json\" (RFC 9110 8.3.1).",
                    t));
    return text;
  }
}
