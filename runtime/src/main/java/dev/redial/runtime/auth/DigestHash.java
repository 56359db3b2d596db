package dev.redial.runtime.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The hash functions of Digest, the weakest first; source: RFC 7616, section 6.1. */
enum DigestHash {
  MD5("MD5", "MD5"),
  SHA_256("SHA-256", "SHA-256"),
  SHA_512_256("SHA-512-256", "SHA-512/256");

  private final String token;
  private final String algorithm;

  DigestHash(String token, String algorithm) {
    this.token = token;
    this.algorithm = algorithm;
  }

  /** The function of a name in a challenge; empty if it, or the JDK, does not know it. */
  static Optional<DigestHash> named(String token) {
    return Arrays.stream(values())
        .filter(hash -> hash.token.equalsIgnoreCase(token))
        .filter(hash -> Security.getAlgorithms("MessageDigest").contains(hash.algorithm))
        .findFirst();
  }

  /** The hash of texts with colons between them, in hexadecimal digits. */
  String of(String... parts) {
    return of(String.join(":", parts).getBytes(ISO_8859_1));
  }

  /** The hash of octets in hexadecimal digits. */
  String of(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(octets));
    } catch (NoSuchAlgorithmException gone) {
      throw new IllegalStateException("the JDK has no " + algorithm + " any more", gone);
    }
  }
}
