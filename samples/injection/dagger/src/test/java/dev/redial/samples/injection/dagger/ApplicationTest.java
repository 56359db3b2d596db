package dev.redial.samples.injection.dagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.injection.server.GreetingServer;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ApplicationTest {
  private final GreetingServer server = new GreetingServer();
  private final RedialHttpClient http = RedialHttpClient.newBuilder().build();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void clientIsConstructedAndItsCallArrives() {
    Application application = DaggerApplication.factory().create(http, server.uri());
    assertThat(application.welcome().to("Ada")).isEqualTo("Hello, Ada!");
    assertThat(application.greetings()).isInstanceOf(GreetingsClient.class);
    assertThat(server.arrived()).containsExactly("GET /greetings/Ada");
  }

  @Test
  void closingIsLeftToWhoeverMadeTheHttpClient() {
    Greetings greetings = DaggerApplication.factory().create(http, server.uri()).greetings();
    assertThat(greetings).isNotInstanceOf(AutoCloseable.class);
    http.close();
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> greetings.greet("Ada"));
    assertThat(server.arrived()).isEmpty();
  }
}
