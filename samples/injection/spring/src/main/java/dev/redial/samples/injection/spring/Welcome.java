package dev.redial.samples.injection.spring;

import org.springframework.stereotype.Component;

/** What an application has injected: it knows the interface only. */
@Component
final class Welcome {
  private final Greetings greetings;

  Welcome(Greetings greetings) {
    this.greetings = greetings;
  }

  String to(String name) {
    return greetings.greet(name);
  }
}
