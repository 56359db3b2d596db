package dev.redial.runtime;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Encodes text for one place in a URI, so that it cannot leave that place (RFC 3986, section 2).
 */
final class PercentEncoding {
  private static final String HEX = "0123456789ABCDEF";

  /** Without the semicolon, behind which servers look for parameters of the segment. */
  private static final String SEGMENT = "-._~!$&'()*+,=:@";

  private static final String QUERY = "-._~!$'()*,:@/?";

  private static final String LISTED = QUERY.replace(",", "");

  private PercentEncoding() {}

  /** One path segment: slashes, semicolons, question marks and number signs are encoded. */
  static void segment(String text, StringBuilder target) {
    encode(text, SEGMENT, target);
  }

  /** A name or value in a query: what separates or means a space in forms is encoded too. */
  static void query(String text, StringBuilder target) {
    encode(text, QUERY, target);
  }

  /** A name and its value. */
  static void pair(String name, String value, StringBuilder target) {
    query(name, target);
    target.append('=');
    query(value, target);
  }

  /** A name and its values, separated by commas; a comma within a value is encoded. */
  static void list(String name, List<String> values, StringBuilder target) {
    query(name, target);
    String separator = "=";
    for (String value : values) {
      target.append(separator);
      encode(value, LISTED, target);
      separator = ",";
    }
  }

  private static void encode(String text, String allowed, StringBuilder target) {
    if (isPlain(text, allowed)) {
      target.append(text);
    } else {
      encodeOctets(text, allowed, target);
    }
  }

  /** Whether there is nothing to encode, as mostly. */
  private static boolean isPlain(String text, String allowed) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || !(isAlphanumeric((byte) c) || allowed.indexOf(c) >= 0)) {
        return false;
      }
    }
    return true;
  }

  private static void encodeOctets(String text, String allowed, StringBuilder target) {
    for (byte octet : TextOctets.of(text, StandardCharsets.UTF_8)) {
      if (isAlphanumeric(octet) || (octet > 0 && allowed.indexOf(octet) >= 0)) {
        target.append((char) octet);
      } else {
        target.append('%').append(HEX.charAt((octet >> 4) & 0xF)).append(HEX.charAt(octet & 0xF));
      }
    }
  }

  private static boolean isAlphanumeric(byte octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9');
  }
}
