package dev.redial.runtime.call;

import dev.redial.runtime.coding.Decompression;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for coded content and decodes it, for requests that have no wish of their own: who names
 * codings decodes for himself, and parts of coded content cannot be decoded.
 *
 * @param decompression null for none
 */
record Decoding(@Nullable Decompression decompression) {
  private static final String ACCEPT = "Accept-Encoding";

  boolean isOn() {
    return decompression != null;
  }

  void addTo(Map<String, String> fields, HttpRequest request) {
    if (decompression != null && isFor(request)) {
      fields.put(ACCEPT, decompression.accepted());
    }
  }

  private static boolean isFor(HttpRequest request) {
    return !request.method().equals("HEAD")
        && request.headers().firstValue(ACCEPT).isEmpty()
        && request.headers().firstValue("Range").isEmpty();
  }

  /** The head as the application sees it: that of the decoded content. */
  AnswerInfo seen(HttpRequest request, AnswerInfo answer) {
    return decodes(request, answer) && decompression != null
        ? answer.with(decompression.decoded(answer.headers()))
        : answer;
  }

  /** A receiver of the content as it comes, for one of the decoded content. */
  <T> BodySubscriber<T> around(
      HttpRequest request, AnswerInfo answer, BodySubscriber<T> subscriber) {
    return decodes(request, answer) && decompression != null
        ? decompression.around(answer.headers(), subscriber)
        : subscriber;
  }

  private boolean decodes(HttpRequest request, AnswerInfo answer) {
    return decompression != null && isFor(request) && decompression.decodes(answer.headers());
  }
}
