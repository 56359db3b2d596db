package dev.redial.runtime.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * A user and a password as the octets that a challenge wants.
 *
 * <p>That is UTF-8 where the challenge says so (RFC 7617, section 2.1; RFC 7616, section 4). Where
 * it does not, nothing is laid down: ISO 8859-1 is what most servers take, and UTF-8 what is left
 * for other characters. Letters and their accents are composed in both cases.
 */
final class UserPassword {
  private final CharSequence user;
  private final CharSequence password;
  private final Charset charset;

  private UserPassword(CharSequence user, CharSequence password, Charset charset) {
    this.user = user;
    this.password = password;
    this.charset = charset;
  }

  static UserPassword of(String user, char[] password, Challenge challenge) {
    CharSequence composedUser = composed(user);
    CharSequence composedPassword = composed(CharBuffer.wrap(password));
    boolean latin = isLatin(composedUser) && isLatin(composedPassword);
    Charset charset = latin && !announcesUtf8(challenge) ? ISO_8859_1 : UTF_8;
    return new UserPassword(composedUser, composedPassword, charset);
  }

  /** Whether a challenge says that its server reads UTF-8. */
  static boolean announcesUtf8(Challenge challenge) {
    return challenge.parameter("charset").filter("UTF-8"::equalsIgnoreCase).isPresent();
  }

  String user() {
    return user.toString();
  }

  byte[] userOctets() {
    return octets(user);
  }

  byte[] passwordOctets() {
    return octets(password);
  }

  Charset charset() {
    return charset;
  }

  boolean hasControls() {
    return user.chars().anyMatch(Character::isISOControl)
        || password.chars().anyMatch(Character::isISOControl);
  }

  private byte[] octets(CharSequence text) {
    ByteBuffer encoded = charset.encode(CharBuffer.wrap(text));
    byte[] octets = new byte[encoded.remaining()];
    encoded.get(octets);
    return octets;
  }

  /** Makes a string of a password only where it has to. */
  private static CharSequence composed(CharSequence text) {
    return Normalizer.isNormalized(text, Form.NFC) ? text : Normalizer.normalize(text, Form.NFC);
  }

  private static boolean isLatin(CharSequence text) {
    return text.chars().allMatch(c -> c <= 0xff);
  }
}
