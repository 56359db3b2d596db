package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that are made of streams by functions that read them, as the JDK allows. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MappedBodiesTest {
  private static RawServer server() {
    return RawServer.start(
        connection -> {
          connection.readRequest();
          connection.respond(200, "all of it");
        });
  }

  private static <T> BodyHandler<T> mapped(Function<InputStream, T> function) {
    return info -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), function);
  }

  private static String read(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void functionMayReadTheStreamThatIsStillToBeFilled() throws Exception {
    try (RawServer server = server();
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();

      assertThat(http.send(request, mapped(MappedBodiesTest::read)).body()).isEqualTo("all of it");
    }
  }

  @Test
  void functionMayReadItAsynchronously() throws Exception {
    try (RawServer server = server();
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();

      assertThat(http.sendAsync(request, mapped(MappedBodiesTest::read)).get().body())
          .isEqualTo("all of it");
    }
  }

  @Test
  void whatTheFunctionThrowsEndsTheCall() {
    try (RawServer server = server();
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();
      BodyHandler<String> broken =
          mapped(
              stream -> {
                throw new UncheckedIOException(new IOException("unreadable"));
              });

      assertThatThrownBy(() -> http.send(request, broken)).hasStackTraceContaining("unreadable");
    }
  }
}
