package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Endpoint;
import dev.redial.HttpStatusException;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class InterceptedCallsTest {
  private static final Endpoint BOOK =
      Endpoint.of("shop", "book", "GET", "/books/{isbn}", Idempotency.SAFE)
          .withHeader("X-Static", "endpoint");
  private static final Endpoint ORDER =
      Endpoint.of("shop", "order", "POST", "/orders", Idempotency.NON_IDEMPOTENT);
  private static final Returns<String> TEXT = Returns.body(BodyType.of(String.class));

  private static Redial redial(HttpClient http, RawServer server, CallInterceptor interceptor) {
    return Redial.builder()
        .httpClient(http)
        .baseUri("shop", server.uri("/v1"))
        .interceptor(interceptor)
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void interceptorSeesTheEndpointAndChangesFields(Way way) throws Exception {
    List<String> seen = new ArrayList<>();
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "a book"));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      Redial redial =
          redial(
              http,
              server,
              call -> {
                seen.add(call.endpoint().name() + " " + call.uri().getRawPath());
                seen.addAll(call.headers("x-static"));
                call.header("x-STATIC", "interceptor")
                    .addHeader("X-Id", "1")
                    .addHeader("X-Id", "2");
                call.whenAnswered(answer -> seen.add("answered " + answer.statusCode()));
                call.whenFailed(failure -> seen.add("failed"));
              });
      assertThat(way.make(redial.bind(BOOK).call().path("4/2"), TEXT)).isEqualTo("a book");
      assertThat(seen).containsExactly("book /v1/books/4%2F2", "endpoint", "answered 200");
      assertThat(server.requests().get(0).headers().allValues("X-Static"))
          .containsExactly("interceptor");
      assertThat(server.requests().get(0).headers().allValues("X-Id")).containsExactly("1", "2");
    }
  }

  @Test
  void interceptorsAreCalledInTheirOrder() throws Exception {
    List<String> seen = new ArrayList<>();
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "a book"));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      Redial redial =
          Redial.builder()
              .httpClient(http)
              .baseUri("shop", server.uri("/"))
              .interceptor(call -> call.header("X-Step", "first"))
              .interceptor(call -> seen.addAll(call.headers("X-Step")))
              .build();
      redial.bind(BOOK).call().path("1").send(TEXT);
      assertThat(seen).containsExactly("first");
    }
  }

  @ParameterizedTest
  @EnumSource
  void statusIsAnAnswerAndALostOrderIsAFailure(Way way) throws Exception {
    List<Object> seen = new ArrayList<>();
    CallInterceptor recorder =
        call -> {
          call.whenAnswered(answer -> seen.add(answer.statusCode()));
          call.whenFailed(seen::add);
        };
    try (RawServer server =
            RawServer.start(
                connection -> {
                  if (connection.readRequest().method().equals("GET")) {
                    connection.respond(500, Map.of("Connection", "close"), "broken");
                  }
                  connection.close();
                });
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      Redial redial = redial(http, server, recorder);
      assertThatThrownBy(() -> way.make(redial.bind(BOOK).call().path("1"), TEXT))
          .isInstanceOf(HttpStatusException.class);
      assertThatThrownBy(() -> way.make(redial.bind(ORDER).call(), TEXT))
          .isInstanceOf(UnconfirmedRequestException.class);
      assertThat(seen.get(0)).isEqualTo(500);
      assertThat(seen.get(1)).isInstanceOf(UnconfirmedRequestException.class);
      assertThat(seen).hasSize(2);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void interceptorThatThrowsHasNothingSent(Way way) {
    IllegalStateException fault = new IllegalStateException("no tenant");
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "a book"));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      Redial redial =
          redial(
              http,
              server,
              call -> {
                throw fault;
              });
      assertThatThrownBy(() -> way.make(redial.bind(BOOK).call().path("1"), TEXT)).isSameAs(fault);
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void listenerThatThrowsFailsTheCallAndLosesNoFailure(Way way) {
    assertThatThrownBy(
            () ->
                failWithListener(
                    way,
                    failure -> {
                      throw new IllegalStateException("listener");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @ParameterizedTest
  @EnumSource
  void errorOfAListenerLosesNoFailureEither(Way way) {
    assertThatThrownBy(
            () ->
                failWithListener(
                    way,
                    failure -> {
                      throw new NoClassDefFoundError("listener");
                    }))
        .isInstanceOf(NoClassDefFoundError.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  private static void failWithListener(Way way, Consumer<Throwable> listener) throws Exception {
    try (RawServer server = RawServer.start(connection -> connection.close());
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      Redial redial = redial(http, server, call -> call.whenFailed(listener));
      way.make(redial.bind(ORDER).call(), TEXT);
    }
  }

  @Test
  void fieldThatCannotBeSentIsRefused() {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "a book"));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      Redial redial = redial(http, server, call -> call.header("X-Id", "1\r\nX-Evil: 2"));
      assertThatThrownBy(() -> redial.bind(BOOK).call().path("1").send(TEXT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("X-Id")
          .hasMessageContaining("U+000D");
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void interceptedCallCanBeCancelled() throws Exception {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    List<Throwable> failures = new ArrayList<>();
    try (RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.awaitClose();
                  gone.complete(null);
                });
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      Redial redial = redial(http, server, call -> call.whenFailed(failures::add));
      CompletableFuture<String> order = redial.bind(ORDER).call().sendAsync(TEXT);
      Streams.until(() -> server.received("POST") == 1);
      order.cancel(true);
      Stage.within(gone);
      assertThat(failures).hasSize(1);
    }
  }

  @Test
  void failureOfABlockingCallStaysUnchecked() {
    try (RawServer server = RawServer.start(connection -> connection.close());
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      Redial redial = redial(http, server, call -> {});
      assertThatThrownBy(() -> redial.bind(ORDER).call().send(TEXT))
          .isInstanceOf(UncheckedIOException.class);
    }
  }
}
