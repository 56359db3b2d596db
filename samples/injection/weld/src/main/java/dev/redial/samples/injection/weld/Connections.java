package dev.redial.samples.injection.weld;

import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;

/** Makes what clients share; singletons, since final classes cannot have the proxies of scopes. */
@ApplicationScoped
class Connections {

  @Produces
  @Singleton
  RedialHttpClient http() {
    return RedialHttpClient.newBuilder().build();
  }

  /** Closed with the container. */
  void close(@Disposes RedialHttpClient http) {
    http.close();
  }

  @Produces
  @Singleton
  Redial redial(RedialHttpClient http) {
    URI uri = URI.create(System.getProperty("greetings.uri"));
    return Redial.builder().httpClient(http).baseUri("Greetings", uri).build();
  }
}
