package dev.redial.runtime;

import dev.redial.Endpoint;

public final class Redial {
  public BoundEndpoint bind(Endpoint endpoint) {
    return new BoundEndpoint();
  }
}
