package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What one call asks for. The letter is its path, so that the server needs to look at one octet.
 */
enum Work {
  SMALL("GET", 's', 0, 128),
  TEN_KB("GET", 'k', 0, 10_000),
  MEGABYTE("GET", 'm', 0, 1_000_000),
  /** One that is discarded as it streams. */
  GIBIBYTE("GET", 'g', 0, 1L << 30),
  /** Answered after 20 ms: everything that one read of the server held, at the same time. */
  DELAYED("GET", 'd', 0, 128),
  /** As that, but one of 110 is answered after 400 ms. */
  SOMETIMES_SLOW("GET", 'w', 0, 128),
  /** Every tenth answer of a connection is its last. */
  CLOSING("GET", 'c', 0, 128),
  /** Each answer has a field that no other has had. */
  CHANGING("GET", 'f', 0, 128),
  PUT_KB("PUT", 'p', 1024, 128),
  /** Its answer has a length of its own, so that one given to the wrong caller is seen. */
  POST_KB("POST", 'o', 1024, 100);

  private static final Work[] BY_LETTER = new Work[128];

  static {
    for (Work work : values()) {
      BY_LETTER[work.letter] = work;
    }
  }

  private final String method;
  private final char letter;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final byte[] body;

  private final long answerLength;

  Work(String method, char letter, int bodyLength, long answerLength) {
    this.method = method;
    this.letter = letter;
    this.body = "b".repeat(bodyLength).getBytes(ISO_8859_1);
    this.answerLength = answerLength;
  }

  /** What that path stands for. */
  static Work of(int letter) {
    Work work = letter < 0 ? null : BY_LETTER[letter];
    if (work == null) {
      throw new IllegalArgumentException("no work has the path /" + (char) letter);
    }
    return work;
  }

  /** What is made once for each. */
  static <T> Map<Work, T> each(Function<Work, T> made) {
    Map<Work, T> all = new EnumMap<>(Work.class);
    for (Work work : values()) {
      all.put(work, made.apply(work));
    }
    return all;
  }

  String method() {
    return method;
  }

  String path() {
    return "/" + letter;
  }

  URI at(URI base) {
    return base.resolve(path());
  }

  /** Empty for GET; nobody changes it. */
  byte[] body() {
    return body;
  }

  boolean isIdempotent() {
    return this != POST_KB;
  }

  boolean hasBody() {
    return body.length > 0;
  }

  /** Octets of the answer's content. */
  long answerLength() {
    return answerLength;
  }

  /** The request as octets, for those who write them by hand. */
  byte[] request(URI base) {
    String length = hasBody() ? "Content-Length: " + body.length + "\r\n" : "";
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
            .formatted(method, path(), base.getAuthority(), length);
    return (head + new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
  }
}
