package dev.redial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key by which the server recognizes a second copy of a call; it makes the call idempotent.
 *
 * <p>On a parameter the application gives the key; on a method the client makes one for each call,
 * a UUID of version 7. All attempts of a call carry the same key, also after a confirmation, and
 * after a redirect that keeps the method.
 *
 * <p>An answer 409 means that the server is still at work on an earlier copy: it is waited out
 * under the call's retry policy. An answer 422, by which servers refuse a key that came with
 * another content before, is never tried again.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface IdempotencyKey {
  /** The header that carries it. */
  String header() default "Idempotency-Key";

  /**
   * How long after the first attempt the server still knows the key, as an ISO-8601 duration. Later
   * attempts are judged as if there were no key. The default is what most services document.
   */
  String validFor() default "PT24H";

  /** How the header has it; as it is by default, which most services document. */
  Quoting quoting() default Quoting.NONE;

  /** How a key becomes the value of its header. */
  enum Quoting {
    /** As it is. */
    NONE {
      @Override
      public String write(String key) {
        return key;
      }
    },

    /**
     * As a string between quotation marks, which the draft "The Idempotency-Key HTTP Header Field"
     * of the IETF asks for. Source: RFC 9651, section 3.3.3.
     */
    STRING {
      @Override
      public String write(String key) {
        if (!key.chars().allMatch(c -> c >= ' ' && c <= '~')) {
          throw new IllegalArgumentException(
              "a character that no string has (RFC 9651, section 3.3.3); give visible ASCII");
        }
        return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      }
    };

    /**
     * The value of the header.
     *
     * @throws IllegalArgumentException saying which characters it cannot write; without the key,
     *     which may be a secret
     */
    public abstract String write(String key);
  }
}
