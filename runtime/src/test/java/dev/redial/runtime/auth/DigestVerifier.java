package dev.redial.runtime.auth;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's side of Digest, written from RFC 7616 without the code that it checks.
 *
 * @param realm of its users
 * @param user it knows
 * @param password of that user
 * @param charset it reads names in
 */
record DigestVerifier(String realm, String user, String password, Charset charset) {
  private static final Pattern PARAMETER =
      Pattern.compile("([\\w*]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))(?:, |$)");

  static Map<String, String> parameters(String value) {
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(value.substring("Digest ".length()));
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      String text = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      parameters.put(matcher.group(1), text.replaceAll("\\\\(.)", "$1"));
    }
    if (end != value.length() - "Digest ".length()) {
      throw new AssertionError("cannot be read from " + end + ": " + value);
    }
    return parameters;
  }

  /** Whether the credentials are those of the user, for this request. */
  boolean accepts(String method, String target, String value) {
    Map<String, String> sent = parameters(value);
    String algorithm = sent.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
    String hash = algorithm.replace("-SESS", "");
    String key = hash(hash, user + ":" + realm + ":" + password, charset);
    if (algorithm.endsWith("-SESS")) {
      key = hash(hash, key + ":" + sent.get("nonce") + ":" + sent.get("cnonce"), charset);
    }
    String middle =
        sent.containsKey("qop")
            ? ":" + sent.get("nc") + ":" + sent.get("cnonce") + ":" + sent.get("qop") + ":"
            : ":";
    String request = hash(hash, method + ":" + target, charset);
    String expected = hash(hash, key + ":" + sent.get("nonce") + middle + request, charset);
    return isUser(hash, sent)
        && target.equals(sent.get("uri"))
        && realm.equals(sent.get("realm"))
        && expected.equals(sent.get("response"));
  }

  private boolean isUser(String hash, Map<String, String> sent) {
    if (sent.containsKey("username*")) {
      String encoded = sent.get("username*").replace("+", "%2B");
      return !sent.containsKey("username")
          && encoded.startsWith("UTF-8''")
          && user.equals(URLDecoder.decode(encoded.substring(7), StandardCharsets.UTF_8));
    }
    String expected =
        "true".equals(sent.get("userhash")) ? hash(hash, user + ":" + realm, charset) : user;
    return expected.equals(sent.get("username"));
  }

  private static String hash(String name, String text, Charset charset) {
    try {
      MessageDigest digest =
          MessageDigest.getInstance(name.equals("SHA-512-256") ? "SHA-512/256" : name);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(charset)));
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }
}
