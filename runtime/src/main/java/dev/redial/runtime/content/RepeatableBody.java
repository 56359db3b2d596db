package dev.redial.runtime.content;

import java.net.http.HttpRequest.BodyPublisher;

/**
 * A body that gives the same octets to each subscriber, though their number may be unknown.
 *
 * <p>Of publishers that are not this, one of unknown length is never sent twice: the JDK's {@code
 * ofInputStream} gives an empty body the second time, without an error.
 *
 * <p>Thread-safety: as {@link BodyPublisher}.
 */
public interface RepeatableBody extends BodyPublisher {

  /** Whether {@code body} can be sent again from the start. */
  static boolean is(BodyPublisher body) {
    return body instanceof RepeatableBody || body.contentLength() >= 0;
  }
}
