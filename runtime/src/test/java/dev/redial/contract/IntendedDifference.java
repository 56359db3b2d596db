package dev.redial.contract;

/**
 * Where our client does not do what the JDK's does: each is asserted, for both, by the tests that
 * name it in {@link Differs}.
 */
enum IntendedDifference {
  SENT_AGAIN_BY_POLICY(
      "A lost GET or HEAD is sent again where its connection was closed; an answer 503 is returned.",
      "An idempotent call is sent again by its retry policy, after a lost answer, 429, 502, 503 or 504; a non-idempotent one only with a confirmation.",
      "It is what Redial is for.",
      Ground.BETTER),
  TIMEOUT_COVERS_THE_BODY(
      "`HttpRequest.timeout` ends when the head of the answer has come; a body may take for ever (before Java 26).",
      "It goes on until the body is there, or is handed over as a stream.",
      "A limit on the call is what its caller set it for.",
      Ground.BETTER),
  CANCELLED_EITHER_WAY(
      "`cancel(false)` ends the future; the exchange goes on and its handler is called.",
      "It ends the call as `cancel(true)` does.",
      "Nobody can take that answer any more.",
      Ground.BETTER),
  ERRORS_STAY_ERRORS(
      "`send` wraps an `Error` that a handler throws in an `IOException`.",
      "`send` throws the `Error`.",
      "Who catches an `IOException` to try again does not mean it.",
      Ground.BETTER),
  DOUBTFUL_ANSWERS_FAIL(
      "Of contradicting lengths one is taken; `+5` is 5; a length that is no number is an `IllegalArgumentException`.",
      "They are `IOException`s: `ProtocolViolationException`, and the connection is closed.",
      "Two readers of such an answer may see two answers (RFC 9112, section 6.3).",
      Ground.BETTER),
  EXPECTATION_HAS_A_LIMIT(
      "With `expectContinue` the body waits for 100 for ever; before Java 21 also after another answer.",
      "The body goes after a second; a final answer is taken at once.",
      "Servers need not answer an expectation (RFC 9110, section 10.1.1).",
      Ground.BETTER),
  EMPTY_BUFFERS_END_NOTHING(
      "On Java 17, over HTTP/1.1, an empty buffer of a body without length is written as the last chunk: the rest is lost.",
      "It is skipped.",
      "Nothing in `Flow.Publisher` says that an empty buffer ends it.",
      Ground.BETTER),
  NO_LENGTH_WITHOUT_A_BODY(
      "Before Java 19 a GET over HTTP/1.1 says `Content-Length: 0`.",
      "It says nothing, on every Java.",
      "RFC 9110, section 8.6: it should not.",
      Ground.BETTER),
  CLOSABLE_BEFORE_JAVA_21(
      "`close`, `shutdown` and their like exist since Java 21.",
      "They exist on Java 17 too.",
      "Connections and threads end when their owner says so.",
      Ground.BETTER),
  OUR_NAME_AS_USER_AGENT(
      "Without a `User-Agent` of the request's it sends `Java-http-client/` and its version.",
      "It sends `Redial`, over HTTP/2 too.",
      "A server's log tells who called; which Java it was is nobody's business.",
      Ground.BETTER);

  /** Why it is so. */
  enum Ground {
    /** It serves whoever uses it. */
    BETTER,
    /** It cannot be otherwise. */
    FORCED,
    /** It is not meant to stay. */
    OPEN
  }

  private final String jdk;
  private final String redial;
  private final String why;
  private final Ground ground;

  IntendedDifference(String jdk, String redial, String why, Ground ground) {
    this.jdk = jdk;
    this.redial = redial;
    this.why = why;
    this.ground = ground;
  }

  Ground ground() {
    return ground;
  }

  /** Its row in the document. */
  String row(String tests) {
    return "| %s | %s | %s | %s | %s |\n".formatted(name(), jdk, redial, why, tests);
  }
}
