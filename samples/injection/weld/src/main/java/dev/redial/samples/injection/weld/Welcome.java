package dev.redial.samples.injection.weld;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What an application has injected: it knows the interface only. */
@Dependent
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
