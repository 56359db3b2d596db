package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Which streamed bodies are sent again after an attempt was lost. */
class RepeatedBodiesTest {
  private static final Endpoint PUT =
      Endpoint.of("shop", "put", "PUT", "/", Idempotency.IDEMPOTENT)
          .withOverallTimeout(Duration.ofSeconds(20));
  private static final FormPart PART = FormPart.octets("in");

  /** Closes its first connection when the request was read. */
  private static RawServer forgetful() {
    return RawServer.start(
        connection -> {
          connection.readRequest();
          if (connection.index() > 0) {
            connection.respond(200, "done");
          }
          connection.close();
        });
  }

  private static EndpointCall call(RedialHttpClient http, RawServer server) {
    return Redial.builder()
        .httpClient(http)
        .baseUri("shop", server.uri("/"))
        .build()
        .bind(PUT)
        .call();
  }

  private static InputStream stream() {
    return new ByteArrayInputStream("content".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aSuppliedStreamIsOpenedForEachAttempt() {
    AtomicInteger opened = new AtomicInteger();
    Supplier<InputStream> supplier =
        () -> {
          opened.incrementAndGet();
          return stream();
        };
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      call(http, server).part(PART, supplier).send(Returns.nothing());
      assertThat(opened).hasValue(2);
      assertThat(server.requests().get(1).body())
          .contains("\r\n\r\ncontent\r\n--")
          .isEqualTo(server.requests().get(0).body());
    }
  }

  @Test
  void aStreamIsNotSentAgain() {
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      assertThatThrownBy(() -> call(http, server).part(PART, stream()).send(Returns.nothing()))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(server.received("PUT")).isEqualTo(1);
    }
  }
}
