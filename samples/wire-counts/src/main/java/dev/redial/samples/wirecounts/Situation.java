package dev.redial.samples.wirecounts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of each POST. */
enum Situation {
  /** It is read, and the connection is closed: the first one that this client has made. */
  CLOSED("closed without a reply", null, Before.NOTHING),

  /** The same on a connection that has answered a GET before. */
  CLOSED_REUSED("closed on a reused connection", null, Before.GET),

  /** It is answered 500. */
  ERROR("500", "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n", Before.NOTHING),

  /** It is answered 503, and that it may be tried again at once. */
  UNAVAILABLE(
      "503 + `Retry-After: 0`",
      "HTTP/1.1 503 Later\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
      Before.NOTHING);

  private final String title;
  private final Optional<String> answer;
  private final Before before;

  /** What the client has done on the same connection. */
  enum Before {
    NOTHING,
    GET
  }

  Situation(String title, @Nullable String answer, Before before) {
    this.title = title;
    this.answer = Optional.ofNullable(answer);
    this.before = before;
  }

  String title() {
    return title;
  }

  /** What the server says; empty where it closes. */
  Optional<String> answer() {
    return answer;
  }

  Before before() {
    return before;
  }
}
