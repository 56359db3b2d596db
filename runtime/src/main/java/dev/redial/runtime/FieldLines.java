package dev.redial.runtime;

import dev.redial.runtime.wire.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a call, as it is made and as they are sent.
 *
 * <p>Thread-safety: immutable once nobody changes the lines any more.
 *
 * @param lines in order
 * @param sent the same; null while they may change
 */
record FieldLines(List<Map.Entry<String, String>> lines, @Nullable Fields sent) {
  /** Those of one call. */
  static FieldLines of(List<Map.Entry<String, String>> lines) {
    return new FieldLines(lines, null);
  }

  /** Those of all calls that have no others. */
  static FieldLines ofMany(List<Map.Entry<String, String>> lines) {
    return new FieldLines(List.copyOf(lines), Fields.of(lines).ofMany());
  }

  Fields fields() {
    return sent == null ? Fields.of(lines) : sent;
  }

  /** The same, which others have as well from now on: they change no more. */
  FieldLines shared() {
    return sent == null ? new FieldLines(lines, Fields.of(lines)) : this;
  }

  /** Whether others have the same, so that they have to stay as they are. */
  boolean areShared() {
    return sent != null;
  }
}
