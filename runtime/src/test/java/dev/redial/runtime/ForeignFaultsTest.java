package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever other people's code does, the call ends, and the client can be closed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ForeignFaultsTest {

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  private static <T> void assertFails(BodyHandler<T> handler, String message) throws Exception {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "x"));
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      CompletableFuture<?> call = http.sendAsync(get(server.uri("/")), handler);
      assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS)).hasStackTraceContaining(message);
    }
  }

  /** Throws wherever it is told anything. */
  private static final class Thrower implements BodySubscriber<String> {
    @Override
    public CompletionStage<String> getBody() {
      return new CompletableFuture<>();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
      throw new IllegalStateException("onNext has thrown");
    }

    @Override
    public void onError(Throwable thrown) {
      throw new IllegalStateException("onError has thrown");
    }

    @Override
    public void onComplete() {}
  }

  @Test
  void handlerWithoutASubscriberEndsTheCall() throws Exception {
    assertFails(info -> null, "the body handler returned no subscriber");
  }

  @Test
  void subscriberThatAlwaysThrowsEndsTheCall() throws Exception {
    assertFails(info -> new Thrower(), "onNext has thrown");
  }

  @Test
  void publisherThatAlwaysThrowsEndsTheCall() throws Exception {
    BodyPublisher thrower =
        new BodyPublisher() {
          @Override
          public long contentLength() {
            return -1;
          }

          @Override
          public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  @Override
                  public void request(long n) {
                    throw new IllegalStateException("request has thrown");
                  }

                  @Override
                  public void cancel() {
                    throw new IllegalStateException("cancel has thrown");
                  }
                });
          }
        };
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "x"));
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).POST(thrower).build();
      assertThatThrownBy(
              () -> http.sendAsync(request, BodyHandlers.ofString()).get(10, TimeUnit.SECONDS))
          .hasStackTraceContaining("request has thrown");
    }
  }

  @Test
  void executorThatThrowsAnythingEndsTheCall() {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "x"));
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .executor(
                    task -> {
                      throw new IllegalStateException("the executor has thrown");
                    })
                .build()) {
      assertThatThrownBy(
              () ->
                  http.sendAsync(get(server.uri("/")), BodyHandlers.ofString())
                      .get(10, TimeUnit.SECONDS))
          .hasStackTraceContaining("the executor has thrown");
    }
  }

  @Test
  void clientMayBeClosedByWhatDependsOnItsOwnAnswer() throws Exception {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "x"))) {
      RedialHttpClient http = RedialHttpClient.newBuilder().build();
      String body =
          http.sendAsync(get(server.uri("/")), BodyHandlers.ofString())
              .thenApply(
                  answer -> {
                    http.close();
                    return answer.body();
                  })
              .get(10, TimeUnit.SECONDS);
      assertThat(body).isEqualTo("x");
      assertThat(http.isTerminated()).isTrue();
    }
  }

  @Test
  void nameThatIsNotFoundInTimeIsAConnectTimeout() {
    CountDownLatch never = new CountDownLatch(1);
    try (ConnectionManager manager =
            ConnectionManager.builder()
                .connectTimeout(Duration.ofMillis(300))
                .resolver(
                    host -> {
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return List.of();
                    })
                .build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      HttpRequest post =
          HttpRequest.newBuilder(URI.create("http://slow.example/"))
              .timeout(Duration.ofSeconds(20))
              .build();
      long start = System.nanoTime();
      assertThatThrownBy(() -> http.send(post, BodyHandlers.ofString()))
          .isInstanceOf(HttpConnectTimeoutException.class)
          .hasMessageContaining("looking up the name");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      never.countDown();
    }
  }

  @Test
  void faultOfABodyIsAnIoException() {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "x"));
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      assertThatThrownBy(() -> http.send(get(server.uri("/")), info -> null))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("GET http://localhost");
    }
  }
}
