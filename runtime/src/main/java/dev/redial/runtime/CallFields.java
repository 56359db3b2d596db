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
  private int constants;
  private @Nullable StringBuilder cookies;

  /** With those that every call of the endpoint has. */
  CallFields(BoundEndpoint bound) {
    this.bound = bound;
    List<Map.Entry<String, String>> always = bound.endpoint().headers();
    this.fields = new ArrayList<>(always.size() + USUAL);
    if (!always.isEmpty()) {
      fields.addAll(always);
      constants = always.size();
    }
  }

  /** A field whose name is known to be one; what every call has of that name, this one has not. */
  void add(String name, String text) {
    Map.Entry<String, String> field =
        Map.entry(name, FieldText.checkedValue(name, text, bound.describe()));
    for (int i = constants - 1; i >= 0; i--) {
      if (fields.get(i).getKey().equalsIgnoreCase(name)) {
        fields.remove(i);
        constants--;
      }
    }
    fields.add(field);
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

  /** A name that is not known before the call; the key's is not for everybody to say. */
  String checkedName(@Nullable String name) {
    String checked =
        FieldText.checkedName(ParameterText.key(name, bound.describe()), bound.describe());
    bound
        .endpoint()
        .idempotencyKey()
        .filter(key -> key.header().equalsIgnoreCase(checked))
        .ifPresent(
            key -> {
              throw new IllegalArgumentException(
                  "The header %s of %s is its idempotency key; leave it out of the map"
                      .formatted(key.header(), bound.describe()));
            });
    return checked;
  }

  void addUnlessGiven(Map.Entry<String, String> field) {
    if (!has(field.getKey())) {
      fields.add(field);
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

  /** There is one field of cookies: RFC 6265, section 5.4. */
  private void join(String name, String value) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).getKey().equalsIgnoreCase(name)) {
        fields.set(i, Map.entry(name, fields.get(i).getValue() + "; " + value));
        return;
      }
    }
    set(name, value);
  }

  /** All of them, to be changed by those whom the call passes. */
  List<Map.Entry<String, String>> all() {
    if (cookies != null) {
      join("Cookie", cookies.toString());
      cookies = null;
    }
    return fields;
  }
}
