package dev.redial.resend;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Attempts that failed. */
final class Lost {
  private static final Endpoint ENDPOINT =
      Endpoint.of("shop", "order", "POST", "/orders", Idempotency.NON_IDEMPOTENT);

  static final FailedAttempt ORDER = at("https://u:p@shop.example/orders?token=secret&n=1#f");

  private Lost() {}

  static FailedAttempt at(String uri) {
    return of(uri, "the server closed the connection", Delivery.UNKNOWN);
  }

  static FailedAttempt of(String uri, String cause, Delivery delivery) {
    return new FailedAttempt(
        HttpRequest.newBuilder(URI.create(uri)).POST(HttpRequest.BodyPublishers.noBody()).build(),
        ENDPOINT,
        Idempotency.NON_IDEMPOTENT,
        1,
        delivery,
        new IOException(cause),
        Duration.ZERO,
        Duration.ofMillis(1_234),
        new FailedAttempt.ConnectionUse(7, 0, Duration.ofSeconds(1), 41),
        null,
        null);
  }

  /** The second attempt of a call, which found no connection. */
  static FailedAttempt again(FailedAttempt before) {
    return new FailedAttempt(
        before.request(),
        before.endpoint(),
        before.idempotency(),
        before.number() + 1,
        Delivery.NOT_SENT,
        new IOException("connection refused"),
        before.elapsed().plusMillis(100),
        before.elapsed().plusMillis(120),
        null,
        before,
        ResendReason.POLICY);
  }
}
