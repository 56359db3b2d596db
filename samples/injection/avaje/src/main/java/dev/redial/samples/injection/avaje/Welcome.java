package dev.redial.samples.injection.avaje;

import jakarta.inject.Singleton;

/** What an application has injected: it knows the interface only. */
@Singleton
final class Welcome {
  private final Greetings greetings;

  Welcome(Greetings greetings) {
    this.greetings = greetings;
  }

  String to(String name) {
    return greetings.greet(name);
  }
}
