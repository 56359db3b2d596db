package dev.redial.samples.injection.avaje;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.injection.server.GreetingServer;
import io.avaje.inject.BeanScope;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WiringTest {
  private final GreetingServer server = new GreetingServer();
  private final BeanScope scope =
      BeanScope.builder().modules(new GreetingsModule()).bean(URI.class, server.uri()).build();

  @AfterEach
  void close() {
    scope.close();
    server.close();
  }

  @Test
  void clientIsConstructedAndItsCallArrives() {
    assertThat(scope.get(Welcome.class).to("Ada")).isEqualTo("Hello, Ada!");
    assertThat(scope.get(Greetings.class)).isInstanceOf(GreetingsClient.class);
    assertThat(server.arrived()).containsExactly("GET /greetings/Ada");
  }

  @Test
  void closingTheScopeClosesTheHttpClientThatItMade() {
    RedialHttpClient http = scope.get(RedialHttpClient.class);
    assertThat(http.isTerminated()).isFalse();
    scope.close();
    assertThat(http.isTerminated()).isTrue();
  }
}
