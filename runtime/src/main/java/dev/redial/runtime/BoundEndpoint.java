package dev.redial.runtime;

import dev.redial.Endpoint;
import java.net.http.HttpClient;

/**
 * An endpoint with everything that its calls share.
 *
 * <p>Thread-safety: immutable.
 */
public final class BoundEndpoint {
  private final Endpoint endpoint;
  private final UriTemplate template;
  private final HttpClient http;
  private final Codecs codecs;

  BoundEndpoint(Endpoint endpoint, UriTemplate template, HttpClient http, Codecs codecs) {
    this.endpoint = endpoint;
    this.template = template;
    this.http = http;
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

  HttpClient http() {
    return http;
  }

  Codecs codecs() {
    return codecs;
  }
}
