package dev.redial.runtime;

import dev.redial.codec.BodyType;
import java.util.Objects;
import java.util.Optional;

/**
 * How one parameter becomes parts of a form; generated code has one constant for each.
 *
 * <p>Thread-safety: immutable.
 */
public final class FormPart {
  private final String name;
  private final Content content;
  private final Optional<String> contentType;
  private final Optional<String> fileName;

  /** What values of the parameter are. */
  sealed interface Content {
    /** Something with an obvious text. */
    record Text() implements Content {}

    /** Octets, or a source of them. */
    record Octets() implements Content {}

    /** A value for a codec. */
    record Value(BodyType<?> type) implements Content {}
  }

  private FormPart(
      String name, Content content, Optional<String> contentType, Optional<String> fileName) {
    this.name = Objects.requireNonNull(name, "name");
    this.content = content;
    this.contentType = contentType;
    this.fileName = fileName;
  }

  /** Parts that are texts, in the charset of their media type if it names one, or in UTF-8. */
  public static FormPart text(String name) {
    return new FormPart(name, new Content.Text(), Optional.empty(), Optional.empty());
  }

  /** Parts that are octets, files, streams or publishers. */
  public static FormPart octets(String name) {
    return new FormPart(name, new Content.Octets(), Optional.empty(), Optional.empty());
  }

  /** Parts written by the first codec that knows {@code type}. */
  public static FormPart value(String name, BodyType<?> type) {
    return new FormPart(name, new Content.Value(type), Optional.empty(), Optional.empty());
  }

  /** The same, with a media type instead of what the value suggests. */
  public FormPart withContentType(String mediaType) {
    return new FormPart(name, content, Optional.of(mediaType), fileName);
  }

  /** The same, with a file name instead of what the value suggests. */
  public FormPart withFileName(String file) {
    return new FormPart(name, content, contentType, Optional.of(file));
  }

  String name() {
    return name;
  }

  Content content() {
    return content;
  }

  Optional<String> contentType() {
    return contentType;
  }

  Optional<String> fileName() {
    return fileName;
  }
}
