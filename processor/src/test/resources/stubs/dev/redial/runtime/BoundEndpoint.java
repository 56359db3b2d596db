package dev.redial.runtime;

public final class BoundEndpoint {
  public EndpointCall call() {
    return new EndpointCall();
  }
}
