package dev.redial.samples.injection.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.redial.runtime.Redial;
import java.net.URI;
import java.net.http.HttpClient;

/** Binds the interface to its client; who gives the {@code HttpClient} closes it. */
final class GreetingsModule extends AbstractModule {
  private final HttpClient http;
  private final URI uri;

  GreetingsModule(HttpClient http, URI uri) {
    this.http = http;
    this.uri = uri;
  }

  @Override
  protected void configure() {
    bind(Greetings.class).to(GreetingsClient.class);
  }

  @Provides
  @Singleton
  Redial redial() {
    return Redial.builder().httpClient(http).baseUri("Greetings", uri).build();
  }
}
