package dev.redial.runtime.call;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.ConnectFailedException;
import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.IncompleteResponseException;
import dev.redial.resend.ProtocolViolationException;
import dev.redial.resend.RequestFailedException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.cleartext.UnspokenHttp2Exception;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Turns the last failed attempt of a call into the exception that its caller sees. */
final class CallFailures {
  private CallFailures() {}

  /** The exception for a call that is given up. */
  static IOException of(FailedAttempt last, @Nullable Answering answer, String reason) {
    IOException cause = last.cause();
    if (cause instanceof AttemptTimeoutException || cause instanceof CallExpiredException) {
      return new CallTimeoutException(last);
    }
    if (cause instanceof ProtocolViolationException violation) {
      return caused(
          new ProtocolViolationException(
              violation.section(), last.target() + ": " + violation.what() + last.earlier()),
          cause);
    }
    AnswerInfo head = answer == null ? null : answer.head();
    if (last.delivery() == Delivery.ANSWERED && answer != null && head != null) {
      return new IncompleteResponseException(
          last, head.statusCode(), answer.received(), answer.expected());
    }
    if (last.delivery() == Delivery.UNKNOWN && !last.idempotency().allowsResend()) {
      return new UnconfirmedRequestException(last, reason); // nobody could be asked
    }
    return last.connection() == null && last.delivery() == Delivery.NOT_SENT
        ? unconnected(last, reason)
        : new RequestFailedException(last, reason);
  }

  /** Nothing was sent: the types that callers of {@code HttpClient} know. */
  private static IOException unconnected(FailedAttempt last, String reason) {
    IOException cause = last.cause();
    String message =
        last.target() + ": " + cause.getMessage() + "; nothing was sent" + last.earlier();
    if (cause instanceof HttpConnectTimeoutException) {
      return caused(new HttpConnectTimeoutException(message), cause);
    }
    if (cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnspokenHttp2Exception) {
      return new ConnectFailedException(last);
    }
    if (cause instanceof SSLHandshakeException) {
      return caused(new SSLHandshakeException(message), cause);
    }
    return cause instanceof SSLException
        ? caused(new SSLException(message), cause)
        : new RequestFailedException(last, reason);
  }

  private static IOException caused(IOException failure, IOException cause) {
    failure.initCause(cause);
    return failure;
  }

  /** Earlier attempts go along as suppressed exceptions. */
  static void addStory(Throwable failure, List<FailedAttempt> earlier) {
    for (FailedAttempt attempt : earlier) {
      failure.addSuppressed(RequestFailedException.sentAgain(attempt));
    }
  }
}
