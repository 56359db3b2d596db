package dev.redial.samples.injection.avaje.imported;

import dev.redial.samples.injection.avaje.Greetings;
import jakarta.inject.Singleton;

/** What has the interface injected, and with it the imported client. */
@Singleton
final class Guest {
  private final Greetings greetings;

  Guest(Greetings greetings) {
    this.greetings = greetings;
  }

  Greetings greetings() {
    return greetings;
  }
}
