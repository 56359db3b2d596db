package dev.redial.runtime.call;

import dev.redial.runtime.content.RepeatableBody;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the octets of a request's body come from. */
sealed interface RequestBody {
  /** A body of at most this many octets is read before the first attempt, and sent from memory. */
  int CAPTURE_OCTETS = 64 * 1024;

  /**
   * Publishers of what is in memory: they answer at once. Any other may block while it is asked.
   */
  Set<Class<?>> PROMPT =
      Stream.of(BodyPublishers.ofByteArray(new byte[0]), BodyPublishers.ofString(""))
          .map(Object::getClass)
          .collect(Collectors.toUnmodifiableSet());

  /** The JDK's for none, as {@code method("GET", noBody())} has it. */
  Class<?> NO_BODY = BodyPublishers.noBody().getClass();

  /** There is none. */
  record None() implements RequestBody {}

  /** The one of that kind. */
  None NONE = new None();

  /** All of it is here; every attempt sends exactly this. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Captured(byte[] octets) implements RequestBody {}

  /** Still to be captured. */
  record Small(BodyPublisher publisher, long length) implements RequestBody {
    /** Whether its publisher answers at once. */
    boolean isPrompt() {
      return PROMPT.contains(publisher.getClass());
    }
  }

  /**
   * Streams from its publisher, once for each attempt.
   *
   * @param length octets, or negative where unknown
   */
  record Streamed(BodyPublisher publisher, long length) implements RequestBody {
    /** Of unknown length, and without a promise to give the same again: never sent twice. */
    boolean isOneShot() {
      return length < 0 && !(publisher instanceof RepeatableBody);
    }
  }

  /**
   * The body of {@code request}, or that there is none, where nobody's code but the JDK's has to be
   * asked for it; null otherwise, or if it is not a small one.
   */
  static @Nullable RequestBody atHand(HttpRequest request) {
    @Nullable BodyPublisher publisher = request.bodyPublisher().orElse(null);
    if (publisher == null || publisher.getClass() == NO_BODY) {
      return NONE;
    }
    return PROMPT.contains(publisher.getClass()) ? captured(publisher) : null;
  }

  private static @Nullable RequestBody captured(BodyPublisher publisher) {
    long length = publisher.contentLength();
    if (length > CAPTURE_OCTETS) {
      return null;
    }
    BodyCapture capture = new BodyCapture(length, () -> {});
    publisher.subscribe(capture);
    return capture.isComplete() ? of(capture.octets()) : null;
  }

  /** All of it; nobody changes the array. */
  static RequestBody of(byte[] octets) {
    return octets.length == 0 ? NONE : new Captured(octets);
  }

  /** The body of {@code request}, which nobody has subscribed to yet. */
  static RequestBody of(HttpRequest request) {
    @Nullable BodyPublisher publisher = request.bodyPublisher().orElse(null);
    try {
      return publisher == null ? NONE : of(publisher, publisher.contentLength());
    } catch (RuntimeException e) {
      return failing(e); // the publisher is not ours: what it throws fails the call, not the client
    }
  }

  private static RequestBody of(BodyPublisher publisher, long length) {
    if (length == 0) {
      return NONE;
    }
    return length > 0 && length <= CAPTURE_OCTETS
        ? new Small(publisher, length)
        : new Streamed(publisher, length);
  }

  /** Fails while it is captured, so that nothing is sent. */
  private static RequestBody failing(RuntimeException fault) {
    return new Small(
        BodyPublishers.fromPublisher(
            subscriber -> {
              throw fault;
            }),
        1);
  }
}
