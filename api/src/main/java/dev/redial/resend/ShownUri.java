package dev.redial.resend;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A URI as it may be shown: without user info and fragment, and with {@code ***} for what looks
 * like a secret in its query.
 *
 * <p>A value looks like one if its name speaks of keys, tokens, passwords and the like, or if it
 * has twenty letters and digits or more in a row, as tokens do and words do not. A UUID is none: it
 * is what people know orders by.
 */
final class ShownUri {
  private static final String HIDDEN = "***";

  /** Parts of names, in lower case and without the signs between them. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(api|access|private|shared|subscription|signing|user|client|app)key|secret|token|passw"
              + "|passphrase|pwd|oauth|authoriz|credential|signature|session|jwt|nonce|bearer|hmac"
              + "|cvv|cvc|^(auth|key|sig|sid|code|otp|pin|pass|pw|card|cardnumber|pan|iban)$");

  /** In a URI within a value. */
  private static final Pattern USER_INFO = Pattern.compile("//[^/]*@");

  private static final Pattern RANDOM_RUN = Pattern.compile("[A-Za-z0-9_-]{20,}");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final Pattern LETTER = Pattern.compile("[A-Za-z]");
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private ShownUri() {}

  static String of(URI uri) {
    String query = uri.getRawQuery();
    return withoutQuery(uri) + (query == null ? "" : "?" + shown(query));
  }

  static String withoutQuery(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getScheme() + "://" + uri.getHost() + port + path;
  }

  private static String shown(String query) {
    return Arrays.stream(query.split("&", -1))
        .map(ShownUri::parameter)
        .collect(Collectors.joining("&"));
  }

  private static String parameter(String raw) {
    int sign = raw.indexOf('=');
    if (sign < 0) {
      return looksRandom(decoded(raw)) ? HIDDEN : raw;
    }
    String name = raw.substring(0, sign);
    String value = raw.substring(sign + 1);
    boolean hidden =
        soundsSecret(decoded(name))
            || looksRandom(decoded(value))
            || USER_INFO.matcher(decoded(value)).find();
    return name + "=" + (hidden && !value.isEmpty() ? HIDDEN : value);
  }

  private static boolean soundsSecret(String name) {
    return SECRET_NAME
        .matcher(name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", ""))
        .find();
  }

  private static boolean looksRandom(String value) {
    return RANDOM_RUN
        .matcher(value)
        .results()
        .map(run -> run.group())
        .anyMatch(
            run ->
                !UUID.matcher(run).matches()
                    && DIGIT.matcher(run).find()
                    && LETTER.matcher(run).find());
  }

  private static String decoded(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return raw; // a lone percent sign
    }
  }
}
