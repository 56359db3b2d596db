package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.testing.RawServer;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.Map;

/** What a generated client does, by hand: endpoints of one API over a client without retries. */
final class Shop {
  static final Endpoint GET = Endpoint.of("shop", "get", "GET", "/x", Idempotency.SAFE);
  static final Endpoint POST =
      Endpoint.of("shop", "post", "POST", "/x", Idempotency.NON_IDEMPOTENT);

  private Shop() {}

  static RedialHttpClient once() {
    return RedialHttpClient.newBuilder()
        .retries(RetryRegistry.of(Map.of("default", RetryConfig.custom().maxAttempts(1).build())))
        .build();
  }

  static EndpointCall call(RedialHttpClient http, RawServer server, Endpoint endpoint) {
    return Redial.builder()
        .httpClient(http)
        .baseUri("shop", server.uri("/"))
        .build()
        .bind(endpoint)
        .call();
  }

  /** Answers every request alike. */
  static RawServer answering(int status, String contentType, String content) {
    return RawServer.start(
        connection -> {
          while (true) {
            connection.readRequest();
            connection.respond(status, Map.of("Content-Type", contentType), content);
          }
        });
  }
}
