package dev.redial.samples.injection.guice;

import jakarta.inject.Inject;

/** What an application has injected: it knows the interface only. */
final class Welcome {
  private final Greetings greetings;

  @Inject
  Welcome(Greetings greetings) {
    this.greetings = greetings;
  }

  String to(String name) {
    return greetings.greet(name);
  }
}
