package dev.redial.runtime.call;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a download that broke, if it can be had: of a GET without a {@code Range} of its own,
 * answered by 200 with a strong validator.
 *
 * <p>Source: RFC 9110, sections 13.1.5 and 14.2.
 *
 * @param validator the {@code ETag} of what was received so far
 * @param total octets of all of it; the rest has to make it whole, or there is none
 */
record Resumption(String validator, long total) {
  /** The only status that is resumed. */
  static final int OK = 200;

  private static final int PARTIAL_CONTENT = 206;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes +(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

  /** How to go on after the answer with this head; null if that cannot be done. */
  static @Nullable Resumption after(CallFacts facts, Answering answered) {
    AnswerInfo head = answered.head();
    OptionalLong total = answered.expected();
    if (head == null
        || total.isEmpty()
        || head.statusCode() != OK
        || !facts.request().method().equals("GET")
        || facts.request().headers().firstValue("Range").isPresent()
        || refusesRanges(head.headers())) {
      return null;
    }
    List<String> validators = head.headers().allValues("etag");
    return validators.size() == 1 && validators.get(0).startsWith("\"")
        ? new Resumption(validators.get(0), total.getAsLong())
        : null;
  }

  private static boolean refusesRanges(HttpHeaders headers) {
    return headers.allValues("accept-ranges").stream()
        .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split(",", -1)))
        .anyMatch(unit -> unit.trim().equals("none"));
  }

  /** The fields that ask for everything from {@code offset}, if it is still the same. */
  Map<String, String> fields(long offset) {
    return Map.of("Range", "bytes=" + offset + "-", "If-Range", validator);
  }

  /** Whether an answer brings everything from {@code offset} of what was received before. */
  boolean isContinuedBy(Answering answered, long offset) {
    AnswerInfo head = answered.head();
    return head != null && answered.expected().orElse(-1) == total - offset && isRest(head, offset);
  }

  private boolean isRest(AnswerInfo head, long offset) {
    List<String> ranges = head.headers().allValues("content-range");
    Matcher range = CONTENT_RANGE.matcher(String.join(",", ranges));
    return head.statusCode() == PARTIAL_CONTENT
        && head.headers().allValues("etag").equals(List.of(validator))
        && range.matches()
        && Long.parseLong(range.group(1)) == offset
        && Long.parseLong(range.group(2)) == total - 1
        && Long.parseLong(range.group(3)) == total;
  }
}
