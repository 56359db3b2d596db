package dev.redial.samples.injection.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.injection.server.GreetingServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

final class ApplicationTest {
  private final GreetingServer server = new GreetingServer();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  @BeforeEach
  void start() {
    var place = new MapPropertySource("place", Map.of("greetings.uri", server.uri().toString()));
    context.getEnvironment().getPropertySources().addFirst(place);
    context.register(Application.class);
    context.refresh();
  }

  @AfterEach
  void close() {
    context.close();
    server.close();
  }

  @Test
  void clientIsFoundAndItsCallArrives() {
    assertThat(context.getBean(Welcome.class).to("Ada")).isEqualTo("Hello, Ada!");
    assertThat(context.getBean(Greetings.class)).isInstanceOf(GreetingsClient.class);
    assertThat(server.arrived()).containsExactly("GET /greetings/Ada");
  }

  @Test
  void destroyingAClientLeavesOpenWhatItShares() {
    context.getDefaultListableBeanFactory().destroySingleton("greetingsClient");
    var other = new GreetingsClient(context.getBean(Redial.class));
    assertThat(other.greet("Bob")).isEqualTo("Hello, Bob!");
  }

  @Test
  void closingTheContextClosesTheHttpClientThatItMade() {
    RedialHttpClient http = context.getBean(RedialHttpClient.class);
    assertThat(http.isTerminated()).isFalse();
    context.close();
    assertThat(http.isTerminated()).isTrue();
  }
}
