package dev.redial.samples.injection.spring.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.injection.server.GreetingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What works without a scan, whatever the component model. */
final class PlainBeansTest {
  private final GreetingServer server = new GreetingServer();
  private final RedialHttpClient http = RedialHttpClient.newBuilder().build();
  private final Redial redial =
      Redial.builder().httpClient(http).baseUri("Greetings", server.uri()).build();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Configuration(proxyBeanMethods = false)
  static class OneMethod {
    @Bean
    Farewells farewells(Redial redial) {
      return new FarewellsClient(redial);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(FarewellsClient.class)
  static class OneImport {}

  @Test
  void methodConstructsTheClient() {
    callsThrough(OneMethod.class);
  }

  @Test
  void springConstructsAnImportedClient() {
    callsThrough(OneImport.class);
  }

  @Test
  void scanFindsNoClientThatWasGeneratedWithoutTheComponentModel() {
    var scan = new ClassPathScanningCandidateComponentProvider(true);
    assertThat(scan.findCandidateComponents(PlainBeansTest.class.getPackageName()))
        .extracting(BeanDefinition::getBeanClassName)
        .contains(OneMethod.class.getName())
        .doesNotContain(FarewellsClient.class.getName());
  }

  private void callsThrough(Class<?> configuration) {
    try (var context = started(configuration)) {
      assertThat(context.getBean(Farewells.class).bid("Ada")).isEqualTo("Hello, Ada!");
    }
    assertThat(server.arrived()).containsExactly("GET /greetings/Ada");
    assertThat(http.isTerminated()).isFalse();
  }

  private AnnotationConfigApplicationContext started(Class<?> configuration) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(Redial.class, () -> redial);
    context.register(configuration);
    context.refresh();
    return context;
  }
}
