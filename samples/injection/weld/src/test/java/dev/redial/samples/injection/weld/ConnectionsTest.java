package dev.redial.samples.injection.weld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.injection.server.GreetingServer;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {
  private final GreetingServer server = new GreetingServer();
  private SeContainer container;

  @BeforeEach
  void start() {
    System.setProperty("greetings.uri", server.uri().toString());
    container = SeContainerInitializer.newInstance().initialize();
  }

  @AfterEach
  void close() {
    if (container.isRunning()) {
      container.close();
    }
    System.clearProperty("greetings.uri");
    server.close();
  }

  @Test
  void clientIsDiscoveredAndItsCallArrives() {
    assertThat(container.select(Welcome.class).get().to("Ada")).isEqualTo("Hello, Ada!");
    assertThat(container.select(Greetings.class).get()).isInstanceOf(GreetingsClient.class);
    assertThat(server.arrived()).containsExactly("GET /greetings/Ada");
  }

  @Test
  void clientIsInjectedAsItsClassToo() {
    GreetingsClient client = container.select(GreetingsClient.class).get();
    assertThat(client.greet("Ada")).isEqualTo("Hello, Ada!");
  }

  @Test
  void destroyingAClientLeavesOpenWhatItShares() {
    var clients = container.select(Greetings.class);
    Greetings one = clients.get();
    Greetings other = clients.get();
    assertThat(one).isNotSameAs(other);
    clients.destroy(one);
    assertThat(other.greet("Bob")).isEqualTo("Hello, Bob!");
  }

  @Test
  void closingTheContainerClosesTheHttpClientThatItMade() {
    RedialHttpClient http = container.select(RedialHttpClient.class).get();
    assertThat(http.isTerminated()).isFalse();
    container.close();
    assertThat(http.isTerminated()).isTrue();
  }
}
