package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.TestTls;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WebSockets of a client. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WebSocketsTest {
  private static TestTls tls;

  private final MockWebServer server = new MockWebServer();
  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  /** How the server hears of it. */
  private final CompletableFuture<Throwable> left = new CompletableFuture<>();

  private enum Wire {
    CLEAR,
    TLS
  }

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  private URI serve(Wire wire) throws IOException {
    if (wire == Wire.TLS) {
      server.useHttps(tls.server().getSocketFactory());
    }
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Sec-WebSocket-Protocol", "chat")
            .webSocketUpgrade(new Echo())
            .build());
    server.start();
    String scheme = wire == Wire.TLS ? "wss" : "ws";
    return URI.create(scheme + "://" + server.getHostName() + ":" + server.getPort() + "/chat");
  }

  private final class Echo extends WebSocketListener {
    @Override
    public void onMessage(okhttp3.WebSocket socket, String text) {
      socket.send(text);
    }

    @Override
    public void onClosing(okhttp3.WebSocket socket, int code, String reason) {
      socket.close(code, reason);
    }

    @Override
    public void onFailure(okhttp3.WebSocket socket, Throwable fault, Response response) {
      left.complete(fault);
    }
  }

  private final class Heard implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      texts.add(data.toString());
      return WebSocket.Listener.super.onText(socket, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return WebSocket.Listener.super.onClose(socket, code, reason);
    }
  }

  private static RedialHttpClient client() {
    return RedialHttpClient.newBuilder().sslContext(tls.client()).build();
  }

  private WebSocket open(RedialHttpClient http, URI uri) {
    return http.newWebSocketBuilder().subprotocols("chat").buildAsync(uri, new Heard()).join();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSentComesBackAndTheEndIsAgreedOn(Wire wire) throws Exception {
    URI uri = serve(wire);
    try (RedialHttpClient http = client()) {
      WebSocket socket = open(http, uri);
      assertThat(socket.getSubprotocol()).isEqualTo("chat");
      socket.sendText("hello", true).join();
      assertThat(texts.take()).isEqualTo("hello");
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
      assertThat(closed.join()).isEqualTo(WebSocket.NORMAL_CLOSURE);
    }
  }

  @Test
  @SuppressWarnings("try") // closing early is what is tested
  void openOneGoesOnAfterAShutdownAndEndsWithItsClient() throws Exception {
    URI uri = serve(Wire.CLEAR);
    try (RedialHttpClient http = client()) {
      WebSocket socket = open(http, uri);
      http.shutdown();
      assertThat(http.isTerminated()).isTrue();
      socket.sendText("hello", true).join();
      assertThat(texts.take()).isEqualTo("hello");
      assertThatThrownBy(http::newWebSocketBuilder).isInstanceOf(IllegalStateException.class);
      http.close();
      assertThat(socket.isInputClosed()).isTrue();
      assertThat(left.join()).isNotNull();
    }
  }

  @Test
  void shutdownNowEndsOpenOnes() throws Exception {
    URI uri = serve(Wire.CLEAR);
    try (RedialHttpClient http = client()) {
      WebSocket socket = open(http, uri);
      http.shutdownNow();
      assertThat(socket.isOutputClosed()).isTrue();
      assertThat(left.join()).isNotNull();
    }
  }

  @Test
  void threadsEndWithTheClientAndItsSockets() throws Exception {
    Set<Thread> before = jdkThreads();
    URI uri = serve(Wire.CLEAR);
    Set<Thread> during = useAndLeave(uri, before);
    assertThat(during).isNotEmpty();
    Streams.until(() -> during.stream().noneMatch(Thread::isAlive));
  }

  private Set<Thread> useAndLeave(URI uri, Set<Thread> before) throws Exception {
    try (RedialHttpClient http = client()) {
      WebSocket socket = open(http, uri);
      Set<Thread> during = jdkThreads();
      during.removeAll(before);
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
      assertThat(closed.join()).isEqualTo(WebSocket.NORMAL_CLOSURE);
      return during;
    }
  }

  private static Set<Thread> jdkThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .filter(thread -> thread.getName().endsWith("-SelectorManager"))
        .collect(Collectors.toSet());
  }
}
