package dev.redial.samples.injection.dagger;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;

/** What Dagger implements; who gives the {@code HttpClient} closes it. */
@Singleton
@Component(modules = GreetingsModule.class)
interface Application {

  Welcome welcome();

  Greetings greetings();

  @Component.Factory
  interface Factory {
    Application create(@BindsInstance HttpClient http, @BindsInstance URI uri);
  }
}
