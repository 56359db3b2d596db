package dev.redial.runtime;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type with its parameters, as in {@code Content-Type} (RFC 9110, section 8.3).
 *
 * @param text as written; empty where the field is missing
 */
record ContentType(String text) {
  static final ContentType NONE = new ContentType("");

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

  static ContentType of(HttpHeaders headers) {
    return new ContentType(textOf(headers));
  }

  /** As written; empty where there is none. */
  static String textOf(HttpHeaders headers) {
    List<String> values = headers.allValues("Content-Type");
    return values.isEmpty() ? "" : values.get(0);
  }

  /** Type and subtype in lower case; empty where there is none. */
  String mediaType() {
    int parameters = text.indexOf(';');
    String bare = parameters < 0 ? text : text.substring(0, parameters);
    return bare.strip().toLowerCase(Locale.ROOT);
  }

  boolean isMissing() {
    return mediaType().isEmpty();
  }

  /**
   * The charset of text; UTF-8 where none is named.
   *
   * @throws IOException if this JVM has no such charset
   */
  Charset charset() throws IOException {
    Matcher named = CHARSET.matcher(text);
    if (!named.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(named.group(1));
    } catch (IllegalArgumentException e) {
      throw new IOException("the charset of \"" + text + "\" is not known here", e);
    }
  }

  /** Whether it is JSON, by itself or by its suffix (RFC 6839, section 3.1). */
  boolean isJson() {
    String type = mediaType();
    return type.equals("application/json") || type.endsWith("+json");
  }

  boolean namesUtf8OrNone() {
    Matcher named = CHARSET.matcher(text);
    return !named.find() || named.group(1).equalsIgnoreCase("utf-8");
  }

  /** For messages. */
  String describe() {
    return isMissing() ? "an answer without Content-Type" : mediaType();
  }
}
