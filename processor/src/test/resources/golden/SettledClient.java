package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.IdempotencyKey;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Settled} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
public final class SettledClient implements Settled {
  private static final Endpoint FILES = Endpoint.of(
      "Settled", "files", "PROPFIND", "/dav/files", Idempotency.SAFE)
      .withRetry("all")
      .withTimeout(Duration.parse("PT2S"))
      .withOverallTimeout(Duration.parse("PT10S"))
      .withHeader("Accept", "text/plain")
      .withHeader("X-Quote", "say \"hi\" \\ $L");

  private static final Returns<String> FILES_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint LOCK = Endpoint.of(
      "Settled", "lock", "LOCK", "/dav/", Idempotency.NON_IDEMPOTENT)
      .withRetry("all")
      .withTimeout(Duration.parse("PT5S"))
      .withHeader("X-Quote", "say \"hi\" \\ $L")
      .withHeader("accept", "application/json");

  private static final Returns<Void> LOCK_RETURNS = Returns.nothing();

  private static final Endpoint KEYED = Endpoint.of(
      "Settled", "keyed", "POST", "/dav/keyed", Idempotency.NON_IDEMPOTENT)
      .withRetry("keyed")
      .withTimeout(Duration.parse("PT5S"))
      .withIdempotencyKey("X-Key", Duration.parse("PT1H"), IdempotencyKey.Quoting.STRING)
      .withHeader("Accept", "text/plain")
      .withHeader("X-Quote", "say \"hi\" \\ $L");

  private static final Returns<Void> KEYED_RETURNS = Returns.nothing();

  private final BoundEndpoint files;

  private final BoundEndpoint lock;

  private final BoundEndpoint keyed;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public SettledClient(Redial redial) {
    this.files = redial.bind(FILES);
    this.lock = redial.bind(LOCK);
    this.keyed = redial.bind(KEYED);
  }

  @Override
  public String files() {
    return this.files.call().send(FILES_RETURNS);
  }

  @Override
  public void lock() {
    this.lock.call().send(LOCK_RETURNS);
  }

  @Override
  public void keyed() {
    this.keyed.call().send(KEYED_RETURNS);
  }
}
