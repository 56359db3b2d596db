package dev.redial.runtime.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * What a realm's Digest keeps of a user and a password; the password itself is not kept.
 *
 * @param named the parameter that names the user, as it is written
 * @param secret the hash of user, realm and password
 */
record DigestUser(String named, String secret) {
  private static final String PLAIN_MARKS = "!#$&+-.^_`|~";

  static DigestUser of(UserPassword credentials, DigestChallenge challenge) {
    byte[] userAndRealm = joined(credentials.userOctets(), challenge.realm().getBytes(ISO_8859_1));
    return new DigestUser(
        named(credentials, challenge, userAndRealm),
        challenge.hash().of(joined(userAndRealm, credentials.passwordOctets())));
  }

  /** Source: RFC 7616, sections 3.4 and 3.4.4. */
  private static String named(
      UserPassword credentials, DigestChallenge challenge, byte[] userAndRealm) {
    if (challenge.hidesUser()) {
      return "username=\"" + challenge.hash().of(userAndRealm) + "\"";
    }
    return isQuotable(credentials)
        ? "username=" + ParameterWriter.quoted(credentials.user())
        : "username*=UTF-8''" + extended(credentials.user());
  }

  /** What is not ASCII goes unencoded to servers only that were written before it could be. */
  private static boolean isQuotable(UserPassword credentials) {
    int last = credentials.charset().equals(UTF_8) ? 0x7e : 0xff;
    return credentials.user().chars().allMatch(c -> c >= 0x20 && c <= last && c != 0x7f);
  }

  /** Source: RFC 8187, section 3.2.1. */
  private static String extended(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(UTF_8)) {
      char c = (char) octet;
      if (octet > 0 && (Character.isLetterOrDigit(c) || PLAIN_MARKS.indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted(octet));
      }
    }
    return encoded.toString();
  }

  private static byte[] joined(byte[] before, byte[] after) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(before);
    joined.write(':');
    joined.writeBytes(after);
    return joined.toByteArray();
  }

  /** Without what would let somebody in. */
  @Override
  public String toString() {
    return "DigestUser";
  }
}
