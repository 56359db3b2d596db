package dev.redial.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.codec.BodyType;
import dev.redial.runtime.content.WholeBody;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The bodies of generated calls are made where they are waited for. */
class PromptBodiesTest {
  @Test
  void callsThatAreWaitedForNeedNoOtherThread() throws IOException {
    AtomicInteger tasks = new AtomicInteger();
    try (RawServer server = Shop.answering(200, "text/plain", "hello");
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .executor(
                    task -> {
                      tasks.incrementAndGet();
                      new Thread(task).start();
                    })
                .build()) {
      EndpointCall call = Shop.call(http, server, Shop.GET);
      assertThat(call.send(Returns.body(BodyType.of(String.class)))).isEqualTo("hello");
      try (InputStream stream = Shop.call(http, server, Shop.GET).send(Returns.stream())) {
        assertThat(stream).hasContent("hello");
      }
      assertThat(tasks).hasValue(0);
    }
  }

  @Test
  void aBodyIsAllThatCame() {
    WholeBody<String> body = new WholeBody<>(octets -> new String(octets, UTF_8));
    body.onNext(List.of(part("a"), part("bc")));
    body.onNext(List.of(part("d")));
    body.onNext(List.of(part(""), part("ef")));
    assertThat(body.getBody()).isNotDone();
    body.onComplete();
    assertThat(body.getBody()).isCompletedWithValue("abcdef");
  }

  @Test
  void aBodyThatBreaksOffIsNone() {
    WholeBody<String> body = new WholeBody<>(octets -> new String(octets, UTF_8));
    body.onNext(List.of(part("a")));
    IOException failure = new IOException("gone");
    body.onError(failure);
    assertThat(body.getBody()).isCompletedExceptionally();
    assertThat(body.getBody().toCompletableFuture().handle((value, fault) -> fault))
        .isCompletedWithValue(failure);
  }

  private static ByteBuffer part(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
