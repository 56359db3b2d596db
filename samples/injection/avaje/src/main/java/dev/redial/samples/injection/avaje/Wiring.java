package dev.redial.samples.injection.avaje;

import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import io.avaje.inject.Bean;
import io.avaje.inject.External;
import io.avaje.inject.Factory;
import java.net.URI;
import java.net.http.HttpClient;

/**
 * Makes what is injected. The client has a method too: avaje-inject looks for what it shall
 * construct before the client is written.
 */
@Factory
final class Wiring {

  /** Closed with the scope. */
  @Bean
  RedialHttpClient http() {
    return RedialHttpClient.newBuilder().build();
  }

  @Bean
  Redial redial(HttpClient http, @External URI uri) {
    return Redial.builder().httpClient(http).baseUri("Greetings", uri).build();
  }

  @Bean
  Greetings greetings(Redial redial) {
    return new GreetingsClient(redial);
  }
}
