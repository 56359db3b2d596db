package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import java.net.URI;

/** A program that calls one endpoint; run on a class path of required libraries alone. */
final class WithoutOptionalLibraries {
  private WithoutOptionalLibraries() {}

  /** A type that only a JSON codec would know. */
  record Book(String isbn) {}

  public static void main(String[] arguments) {
    Endpoint endpoint = Endpoint.of("shop", "greeting", "GET", "/hello", Idempotency.SAFE);
    try (RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      BoundEndpoint bound =
          Redial.builder()
              .httpClient(http)
              .baseUri("shop", URI.create(arguments[0]))
              .build()
              .bind(endpoint);
      System.out.println(bound.call().send(Returns.body(BodyType.of(String.class))));
      try {
        System.out.println(bound.call().send(Returns.body(BodyType.of(Book.class))));
      } catch (ConfigurationException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
