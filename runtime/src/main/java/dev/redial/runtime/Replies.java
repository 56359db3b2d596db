package dev.redial.runtime;

import dev.redial.HttpStatusException;
import dev.redial.codec.BodyType;
import dev.redial.resend.Delivery;
import dev.redial.resend.FailedCall;
import dev.redial.resend.Reply;
import java.io.IOException;

/** What became of a call, as a value. */
final class Replies {
  private Replies() {}

  static <T, E> Reply<T, E> of(ReceivedAnswer answer, BodyType<T> type, BodyType<E> error)
      throws IOException {
    var headers = answer.response().headers();
    return answer.isSuccess()
        ? new Reply.Ok<>(answer.status(), headers, content(answer, type))
        : new Reply.Error<>(answer.status(), headers, errorContent(answer, error));
  }

  @SuppressWarnings("NullAway") // Void has no other value
  private static <T> T content(ReceivedAnswer answer, BodyType<T> type) throws IOException {
    return type.is(Void.class) ? null : answer.read(type);
  }

  /** An error that somebody else has made, such as a gateway's page, is thrown with its content. */
  private static <E> E errorContent(ReceivedAnswer answer, BodyType<E> type) {
    try {
      return content(answer, type);
    } catch (IOException | ConfigurationException e) {
      HttpStatusException plain = answer.statusException();
      plain.addSuppressed(e);
      throw plain;
    }
  }

  /** A doubt where the call may have been acted on and must not be sent twice; else thrown. */
  static <T, E> Reply<T, E> ofFailure(IOException failure) throws IOException {
    if (failure instanceof FailedCall call && isInDoubt(call)) {
      return new Reply.Unconfirmed<>(call.delivery(), failure);
    }
    throw failure;
  }

  private static boolean isInDoubt(FailedCall call) {
    return !call.attempt().idempotency().allowsResend()
        && (call.delivery() == Delivery.UNKNOWN || call.delivery() == Delivery.ANSWERED);
  }
}
