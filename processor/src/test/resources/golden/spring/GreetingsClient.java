package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import javax.annotation.processing.Generated;
import org.springframework.stereotype.Component;

/**
 * Calls the endpoints of {@link Greetings} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
@Component
public final class GreetingsClient implements Greetings {
  private static final Endpoint GREET = Endpoint.of(
      "Greetings", "greet", "GET", "/greetings/{name}", Idempotency.SAFE);

  private static final Returns<String> GREET_RETURNS = Returns.body(BodyType.of(String.class));

  private final BoundEndpoint greet;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  public GreetingsClient(Redial redial) {
    this.greet = redial.bind(GREET);
  }

  @Override
  public String greet(String name) {
    return this.greet.call().path(name).send(GREET_RETURNS);
  }
}
