package dev.redial.runtime.call;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import org.jspecify.annotations.Nullable;

/** Where the octets of a request's body come from. */
sealed interface RequestBody {
  /** A body of at most this many octets is read before the first attempt, and sent from memory. */
  int CAPTURE_OCTETS = 64 * 1024;

  /** There is none. */
  record None() implements RequestBody {}

  /** All of it is here; every attempt sends exactly this. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Captured(byte[] octets) implements RequestBody {}

  /** Still to be captured. */
  record Small(BodyPublisher publisher, long length) implements RequestBody {}

  /**
   * Streams from its publisher, once for each attempt.
   *
   * @param length octets, or negative where unknown: then it is never sent twice
   */
  record Streamed(BodyPublisher publisher, long length) implements RequestBody {}

  /** The body of {@code request}, which nobody has subscribed to yet. */
  static RequestBody of(HttpRequest request) {
    @Nullable BodyPublisher publisher = request.bodyPublisher().orElse(null);
    if (publisher == null || publisher.contentLength() == 0) {
      return new None();
    }
    long length = publisher.contentLength();
    return length > 0 && length <= CAPTURE_OCTETS
        ? new Small(publisher, length)
        : new Streamed(publisher, length);
  }
}
