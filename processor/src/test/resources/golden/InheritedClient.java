package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Inherited} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
public final class InheritedClient implements Inherited {
  private static final Endpoint OWN = Endpoint.of(
      "Inherited", "own", "GET", "/all/own", Idempotency.SAFE)
      .withRetry("settings")
      .withOverallTimeout(Duration.parse("PT1M"))
      .withHeader("Accept", "text/plain")
      .withHeader("X-Version", "1")
      .withHeader("X-Place", "family");

  private static final Returns<String> OWN_RETURNS = Returns.<String>body(BodyType.of(String.class))
      .<String>onStatus(404, BodyType.of(String.class), Inherited.Missing::new);

  private static final Endpoint TOLD = Endpoint.of(
      "Inherited", "told", "GET", "/all/told", Idempotency.SAFE)
      .withRetry("method")
      .withTimeout(Duration.parse("PT1S"))
      .withHeader("Accept", "text/plain")
      .withHeader("X-Version", "1")
      .withHeader("x-place", "method");

  private static final Returns<String> TOLD_RETURNS = Returns.<String>body(BodyType.of(String.class))
      .<String>onStatus(404, BodyType.of(String.class), Inherited.Missing::new);

  private static final Endpoint FAMILY = Endpoint.of(
      "Inherited", "family", "GET", "/all/family", Idempotency.SAFE)
      .withRetry("settings")
      .withOverallTimeout(Duration.parse("PT1M"))
      .withHeader("Accept", "text/plain")
      .withHeader("X-Version", "1")
      .withHeader("X-Place", "family");

  private static final Returns<String> FAMILY_RETURNS = Returns.<String>body(BodyType.of(String.class))
      .<String>onStatus(404, BodyType.of(String.class), Inherited.Missing::new);

  private static final Endpoint STRANGER = Endpoint.of(
      "Inherited", "stranger", "GET", "/all/stranger", Idempotency.SAFE);

  private static final Returns<String> STRANGER_RETURNS = Returns.body(BodyType.of(String.class));

  private final BoundEndpoint own;

  private final BoundEndpoint told;

  private final BoundEndpoint family;

  private final BoundEndpoint stranger;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public InheritedClient(Redial redial) {
    this.own = redial.bind(OWN);
    this.told = redial.bind(TOLD);
    this.family = redial.bind(FAMILY);
    this.stranger = redial.bind(STRANGER);
  }

  @Override
  public String own() {
    return this.own.call().send(OWN_RETURNS);
  }

  @Override
  public String told() {
    return this.told.call().send(TOLD_RETURNS);
  }

  @Override
  public String family() {
    return this.family.call().send(FAMILY_RETURNS);
  }

  @Override
  public String stranger() {
    return this.stranger.call().send(STRANGER_RETURNS);
  }
}
