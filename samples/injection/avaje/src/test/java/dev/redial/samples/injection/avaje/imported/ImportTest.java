package dev.redial.samples.injection.avaje.imported;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.injection.avaje.GreetingsClient;
import dev.redial.samples.injection.server.GreetingServer;
import io.avaje.inject.BeanScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ImportTest {
  private final GreetingServer server = new GreetingServer();
  private final RedialHttpClient http = RedialHttpClient.newBuilder().build();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void importedClientIsConstructedAndItsCallArrives() {
    Redial redial = Redial.builder().httpClient(http).baseUri("Greetings", server.uri()).build();
    try (BeanScope scope =
        BeanScope.builder().modules(new ImportedModule()).bean(Redial.class, redial).build()) {
      Guest guest = scope.get(Guest.class);
      assertThat(guest.greetings()).isInstanceOf(GreetingsClient.class);
      assertThat(guest.greetings().greet("Ada")).isEqualTo("Hello, Ada!");
    }
    assertThat(http.isTerminated()).isFalse();
    assertThat(server.arrived()).containsExactly("GET /greetings/Ada");
  }
}
