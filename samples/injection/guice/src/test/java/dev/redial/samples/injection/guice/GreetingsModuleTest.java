package dev.redial.samples.injection.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.injection.server.GreetingServer;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GreetingsModuleTest {
  private final GreetingServer server = new GreetingServer();
  private final RedialHttpClient http = RedialHttpClient.newBuilder().build();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void clientIsConstructedAndItsCallArrives() {
    Injector injector = Guice.createInjector(new GreetingsModule(http, server.uri()));
    assertThat(injector.getInstance(Welcome.class).to("Ada")).isEqualTo("Hello, Ada!");
    assertThat(injector.getInstance(Greetings.class)).isInstanceOf(GreetingsClient.class);
    assertThat(server.arrived()).containsExactly("GET /greetings/Ada");
  }

  @Test
  void closingIsLeftToWhoeverMadeTheHttpClient() {
    Greetings greetings =
        Guice.createInjector(new GreetingsModule(http, server.uri())).getInstance(Greetings.class);
    assertThat(greetings).isNotInstanceOf(AutoCloseable.class);
    http.close();
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> greetings.greet("Ada"));
    assertThat(server.arrived()).isEmpty();
  }
}
