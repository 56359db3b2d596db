package dev.redial.samples.injection.dagger;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.redial.runtime.Redial;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;

/** Binds the interface to its client, which does not exist before this is compiled. */
@Module
interface GreetingsModule {

  @Binds
  Greetings greetings(GreetingsClient client);

  @Provides
  @Singleton
  static Redial redial(HttpClient http, URI uri) {
    return Redial.builder().httpClient(http).baseUri("Greetings", uri).build();
  }
}
