package dev.redial.runtime;

import dev.redial.EndpointRequest;
import java.net.http.HttpResponse;

/**
 * What a status may mean where the request has an idempotency key. Source: the draft "The
 * Idempotency-Key HTTP Header Field", section 2.7.
 */
final class KeyStatus {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private KeyStatus() {}

  /** For the end of a message; empty where the key is no reason. */
  static String explained(HttpResponse<?> answer) {
    boolean keyed =
        answer.request() instanceof EndpointRequest known
            && known.endpoint().flatMap(endpoint -> endpoint.idempotencyKey()).isPresent();
    if (!keyed) {
      return "";
    }
    return switch (answer.statusCode()) {
      case CONFLICT ->
          ": it conflicts with what is there, or the server is still at work on an earlier copy with the same idempotency key";
      case UNPROCESSABLE ->
          ": its content was refused, or its idempotency key came with another content before; give each content a key of its own";
      default -> "";
    };
  }
}
