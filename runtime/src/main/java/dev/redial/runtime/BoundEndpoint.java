package dev.redial.runtime;

import dev.redial.Endpoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with everything that its calls share.
 *
 * <p>Thread-safety: immutable but for a value that any thread makes equal.
 */
public final class BoundEndpoint {
  private final Endpoint endpoint;
  private final UriTemplate template;
  private final CallSender sender;
  private final Codecs codecs;
  private final String description;
  private final LatestHeaders latestHeaders;
  private volatile @Nullable Accepted accepted;

  /** What codecs read of one kind of answer; generated code has one kind for each endpoint. */
  private record Accepted(Returns<?> returns, Optional<String> mediaTypes) {}

  BoundEndpoint(Endpoint endpoint, UriTemplate template, CallSender sender, Codecs codecs) {
    this.endpoint = endpoint;
    this.template = template;
    this.sender = sender;
    this.codecs = codecs;
    this.latestHeaders = new LatestHeaders(endpoint.headers());
    this.description =
        endpoint.api() + "." + endpoint.name() + " (" + endpoint.method() + " " + template + ")";
  }

  /** A new call, to be given its arguments. */
  public EndpointCall call() {
    return new EndpointCall(this);
  }

  /** Name, method, origin and path template, for messages. */
  String describe() {
    return description;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  UriTemplate template() {
    return template;
  }

  CallSender sender() {
    return sender;
  }

  LatestHeaders latestHeaders() {
    return latestHeaders;
  }

  Codecs codecs() {
    return codecs;
  }

  /**
   * What {@code Accept} says for {@code returns}, if anything; worked out by the first call.
   *
   * @throws ConfigurationException if no codec could read the answer
   */
  Optional<String> accept(Returns<?> returns) {
    Accepted known = accepted;
    if (known == null || known.returns() != returns) {
      codecs.checkReadable(description, returns.types());
      known = new Accepted(returns, returns.accept(codecs));
      accepted = known;
    }
    return known.mediaTypes();
  }
}
