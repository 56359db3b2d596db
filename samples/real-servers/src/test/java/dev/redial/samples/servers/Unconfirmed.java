package dev.redial.samples.servers;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.UnconfirmedRequestException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** A POST that nobody confirmed, for tests of what is made of it. */
final class Unconfirmed {
  private Unconfirmed() {}

  static UnconfirmedRequestException exception() {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1/post")).build();
    return new UnconfirmedRequestException(
        new FailedAttempt(
            request,
            null,
            Idempotency.NON_IDEMPOTENT,
            1,
            Delivery.UNKNOWN,
            new IOException("closed"),
            Duration.ZERO,
            Duration.ZERO,
            null,
            null,
            null));
  }
}
