package dev.redial.runtime;

import dev.redial.Endpoint;

/**
 * An endpoint with everything that its calls share.
 *
 * <p>Thread-safety: immutable.
 */
public final class BoundEndpoint {
  private final Endpoint endpoint;
  private final UriTemplate template;
  private final CallSender sender;
  private final Codecs codecs;

  BoundEndpoint(Endpoint endpoint, UriTemplate template, CallSender sender, Codecs codecs) {
    this.endpoint = endpoint;
    this.template = template;
    this.sender = sender;
    this.codecs = codecs;
  }

  /** A new call, to be given its arguments. */
  public EndpointCall call() {
    return new EndpointCall(this);
  }

  /** Name, method, origin and path template, for messages. */
  String describe() {
    return endpoint.api() + "." + endpoint.name() + " (" + endpoint.method() + " " + template + ")";
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

  Codecs codecs() {
    return codecs;
  }
}
