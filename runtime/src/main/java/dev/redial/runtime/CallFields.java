package dev.redial.runtime;

import dev.redial.Endpoint.IdempotencyKeyField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of one call, while its arguments are given.
 *
 * <p>Thread-safety: none; used by one thread.
 */
final class CallFields {
  /** As many as a call has of its own, mostly. */
  private static final int USUAL = 4;

  private final BoundEndpoint bound;
  private final List<Map.Entry<String, String>> fields;
  private @Nullable StringBuilder cookies;

  /** With those that every call of the endpoint has. */
  CallFields(BoundEndpoint bound) {
    this.bound = bound;
    List<Map.Entry<String, String>> always = bound.endpoint().headers();
    this.fields = new ArrayList<>(always.size() + USUAL);
    if (!always.isEmpty()) {
      fields.addAll(always);
    }
  }

  /** A field whose name is known to be one. */
  void add(String name, String text) {
    fields.add(Map.entry(name, FieldText.checkedValue(name, text, bound.describe())));
  }

  /** One field, its values separated by commas; none if there are none. */
  void addList(String name, List<String> texts) {
    if (texts.stream().anyMatch(text -> text.indexOf(',') >= 0)) {
      throw new IllegalArgumentException(
          "The header %s of %s has a value with a comma: it would be taken for two"
              .formatted(name, bound.describe()));
    }
    if (!texts.isEmpty()) {
      add(name, String.join(", ", texts));
    }
  }

  /** A name that is not known before the call. */
  String checkedName(String name) {
    return FieldText.checkedName(name, bound.describe());
  }

  void addUnlessGiven(String name, String value) {
    if (!has(name)) {
      fields.add(Map.entry(name, value));
    }
  }

  boolean has(String name) {
    for (Map.Entry<String, String> field : fields) {
      if (field.getKey().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** The idempotency key, which no message tells: whoever has it can ask for the same again. */
  void key(IdempotencyKeyField field, String key) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException(
          "The idempotency key of %s is empty".formatted(bound.describe()));
    }
    add(field.header(), quoted(field, key));
  }

  private String quoted(IdempotencyKeyField field, String key) {
    try {
      return field.quoting().write(key);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The idempotency key of %s has %s".formatted(bound.describe(), e.getMessage()), e);
    }
  }

  /** What the client itself says. */
  void set(String name, String value) {
    fields.add(Map.entry(name, value));
  }

  void cookie(String name, String text) {
    if (text.chars().anyMatch(c -> c <= ' ' || c >= 0x7F || "\",;\\".indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "The cookie %s of %s has a character that RFC 6265, section 4.1.1 does not allow; encode it first"
              .formatted(name, bound.endpoint()));
    }
    StringBuilder all = cookies == null ? new StringBuilder() : cookies.append("; ");
    cookies = all.append(name).append('=').append(text);
  }

  /** All of them, to be changed by those whom the call passes. */
  List<Map.Entry<String, String>> all() {
    if (cookies != null) {
      set("Cookie", cookies.toString());
      cookies = null;
    }
    return fields;
  }
}
