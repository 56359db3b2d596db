package dev.redial.samples.injection.spring;

import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Scans this package, and with it the client that is generated there. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
class Application {

  /** Closed with the context. */
  @Bean
  RedialHttpClient http() {
    return RedialHttpClient.newBuilder().build();
  }

  @Bean
  Redial redial(HttpClient http, Environment environment) {
    URI uri = environment.getRequiredProperty("greetings.uri", URI.class);
    return Redial.builder().httpClient(http).baseUri("Greetings", uri).build();
  }
}
