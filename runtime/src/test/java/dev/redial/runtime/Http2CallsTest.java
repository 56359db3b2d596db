package dev.redial.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.resend.RequestFailedException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls to a server that chooses HTTP/2. */
@Tag("R8")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2CallsTest {
  private static TestTls tls;

  private final MockWebServer server = new MockWebServer();
  private final Map<String, AtomicInteger> arrivals = new ConcurrentHashMap<>();
  private final CountDownLatch silenceBegun = new CountDownLatch(1);
  private final CountDownLatch silenceOver = new CountDownLatch(1);

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  @BeforeEach
  void startServer() throws IOException {
    server.useHttps(tls.server().getSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return answer(request);
          }
        });
    server.start();
  }

  @AfterEach
  void closeServer() {
    silenceOver.countDown();
    server.close();
  }

  /** Echoes; {@code /busy} is so the first time, {@code /silent} answers when the test is over. */
  private MockResponse answer(RecordedRequest request) throws InterruptedException {
    String path = String.valueOf(request.getTarget());
    int before = arrivals.computeIfAbsent(path, p -> new AtomicInteger()).getAndIncrement();
    if (path.equals("/silent")) {
      silenceBegun.countDown();
      silenceOver.await();
    }
    if (path.equals("/busy") && before == 0) {
      return new MockResponse.Builder().code(503).body("busy").build();
    }
    String body = request.getBody() == null ? path : request.getBody().utf8();
    return new MockResponse.Builder()
        .addHeader("Fields", String.valueOf(request.getHeaders().names()))
        .body(body)
        .build();
  }

  private int arrivals(String path) {
    return arrivals.getOrDefault(path, new AtomicInteger()).get();
  }

  private static RedialHttpClient http2() {
    return RedialHttpClient.newBuilder().version(Version.HTTP_2).sslContext(tls.client()).build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.url(path).uri());
  }

  private HttpRequest post(String path, BodyPublisher body) {
    return request(path).POST(body).build();
  }

  @Test
  void getIsCarriedByHttp2() throws Exception {
    try (RedialHttpClient http = http2()) {
      HttpResponse<String> answer = http.send(request("/book").build(), BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("/book");
      assertThat(answer.version()).isEqualTo(Version.HTTP_2);
      assertThat(answer.sslSession()).isPresent();
      assertThat(http.version()).isEqualTo(Version.HTTP_2);
    }
  }

  @Test
  void bodiesGoOutFromMemoryAndFromTheirPublishers() throws Exception {
    String large = "r".repeat(300_000);
    try (RedialHttpClient http = http2()) {
      List<BodyPublisher> bodies =
          List.of(
              BodyPublishers.ofString(large),
              BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(UTF_8))));
      for (BodyPublisher body : bodies) {
        HttpResponse<String> answer = http.send(post("/order", body), BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo(large);
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
      }
      HttpRequest small = post("/order", BodyPublishers.ofString("small"));
      assertThat(http.send(small, BodyHandlers.ofString()).body()).isEqualTo("small");
    }
  }

  @Test
  void fieldsOfAConnectionAndOursStayHere() throws Exception {
    HttpRequest wanted =
        request("/book")
            .header("TE", "gzip")
            .header("Keep-Alive", "1")
            .header("X-Kept", "1")
            .build();
    HttpRequest marked = Idempotency.mark(wanted, Idempotency.IDEMPOTENT);
    HttpRequest copy = HttpRequest.newBuilder(marked, (name, value) -> true).build();
    try (RedialHttpClient http = http2()) {
      HttpResponse<String> answer = http.send(copy, BodyHandlers.ofString());
      assertThat(answer.version()).isEqualTo(Version.HTTP_2);
      assertThat(answer.headers().firstValue("Fields").orElse("").toLowerCase(Locale.ROOT))
          .contains("x-kept")
          .doesNotContain("te,", "keep-alive", "redial", "idempotency");
    }
  }

  @Test
  void fiftyCallsAtOnceKeepTheirAnswersApart() {
    try (RedialHttpClient http = http2()) {
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(http.sendAsync(request("/" + i).build(), BodyHandlers.ofString()));
      }
      for (int i = 0; i < 50; i++) {
        assertThat(answers.get(i).join().body()).isEqualTo("/" + i);
        assertThat(answers.get(i).join().version()).isEqualTo(Version.HTTP_2);
      }
    }
  }

  @Test
  void busyAnswerToAGetIsReplacedBeforeItsHandlerSeesIt() throws Exception {
    List<Integer> seen = new ArrayList<>();
    BodyHandler<String> handler =
        info -> {
          seen.add(info.statusCode());
          return BodyHandlers.ofString().apply(info);
        };
    try (RedialHttpClient http = http2()) {
      assertThat(http.send(request("/busy").build(), handler).body()).isEqualTo("/busy");
      assertThat(seen).containsExactly(200);
      assertThat(arrivals("/busy")).isEqualTo(2);
    }
  }

  @Test
  void busyAnswerToAPostIsReturned() throws Exception {
    try (RedialHttpClient http = http2()) {
      HttpRequest order = post("/busy", BodyPublishers.ofString("1"));
      assertThat(http.send(order, BodyHandlers.ofString()).statusCode()).isEqualTo(503);
      assertThat(arrivals("/busy")).isEqualTo(1);
    }
  }

  @Test
  void callEndsWhenItsTimeIsUpAndSaysHowFarItCame() {
    HttpRequest order =
        request("/silent")
            .POST(BodyPublishers.ofString("1"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try (RedialHttpClient http = http2()) {
      assertThatThrownBy(() -> http.send(order, BodyHandlers.ofString()))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessageContaining(Delivery.UNKNOWN.name());
      assertThat(arrivals("/silent")).isEqualTo(1);
    }
  }

  @Test
  void cancelledCallEnds() throws Exception {
    try (RedialHttpClient http = http2()) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(post("/silent", BodyPublishers.ofString("1")), BodyHandlers.ofString());
      silenceBegun.await();
      assertThat(call.cancel(true)).isTrue();
    } // which waits for the calls under way
    assertThat(arrivals("/silent")).isEqualTo(1);
  }

  @Test
  void interruptedCallerLeaves() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try (RedialHttpClient http = http2()) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  http.send(request("/silent").build(), BodyHandlers.ofString());
                } catch (IOException | InterruptedException e) {
                  thrown.set(e);
                }
              });
      caller.start();
      silenceBegun.await();
      caller.interrupt();
      caller.join();
      assertThat(thrown.get())
          .isInstanceOf(InterruptedException.class)
          .hasMessageContaining("/silent was interrupted while it waited")
          .hasCauseInstanceOf(RequestFailedException.class);
    }
  }

  @Test
  void clientThatIsShutDownNowLetsItsCallsFail() throws Exception {
    try (RedialHttpClient http = http2()) {
      CompletableFuture<HttpResponse<String>> call =
          http.sendAsync(post("/silent", BodyPublishers.ofString("1")), BodyHandlers.ofString());
      silenceBegun.await();
      http.shutdownNow();
      assertThatThrownBy(call::join).hasCauseInstanceOf(UnconfirmedRequestException.class);
    }
  }

  @Test
  void requestMayInsistOnHttp11() throws Exception {
    try (RedialHttpClient http = http2()) {
      HttpRequest old = request("/book").version(Version.HTTP_1_1).build();
      assertThat(http.send(request("/book").build(), BodyHandlers.ofString()).version())
          .isEqualTo(Version.HTTP_2);
      assertThat(http.send(old, BodyHandlers.ofString()).version()).isEqualTo(Version.HTTP_1_1);
    }
  }

  @Test
  void getThatMustNotBeRepeatedStaysWithConnectionsOfOurs() throws Exception {
    try (RedialHttpClient http = http2()) {
      HttpRequest pop = Idempotency.mark(request("/pop").build(), Idempotency.NON_IDEMPOTENT);
      assertThat(http.send(pop, BodyHandlers.ofString()).version()).isEqualTo(Version.HTTP_1_1);
    }
  }

  @Test
  void nothingSaidMeansHttp2() throws Exception {
    try (RedialHttpClient http = RedialHttpClient.newBuilder().sslContext(tls.client()).build()) {
      assertThat(http.version()).isEqualTo(Version.HTTP_2);
      assertThat(http.send(request("/book").build(), BodyHandlers.ofString()).version())
          .isEqualTo(Version.HTTP_2);
    }
  }

  @Test
  void clientMayInsistOnHttp11() throws Exception {
    RedialHttpClient.Builder builder = RedialHttpClient.newBuilder().sslContext(tls.client());
    try (RedialHttpClient http = builder.version(Version.HTTP_1_1).build()) {
      assertThat(http.send(request("/book").build(), BodyHandlers.ofString()).version())
          .isEqualTo(Version.HTTP_1_1);
    }
  }

  @Test
  void originWithoutHttp2GoesOnWithTheConnectionThatWasDialled() throws Exception {
    try (RawServer old = RawServer.startTls(tls.server(), ConnectionScript.echo());
        RedialHttpClient http = http2()) {
      for (int i = 0; i < 2; i++) {
        HttpRequest get = HttpRequest.newBuilder(old.uri("/" + i)).build();
        assertThat(http.send(get, BodyHandlers.ofString()).version()).isEqualTo(Version.HTTP_1_1);
      }
      assertThat(old.connections()).isEqualTo(1);
    }
  }

  @Test
  void publisherThatBreaksItsPromiseEndsTheCall() {
    byte[] octets = new byte[100_000];
    Arrays.fill(octets, (byte) 'r');
    BodyPublisher broken =
        BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(octets), octets.length + 1);
    try (RedialHttpClient http = http2()) {
      assertThatThrownBy(() -> http.send(post("/order", broken), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(UnconfirmedRequestException.class)
          .hasMessageContaining("contentLength() is 100001");
    }
  }
}
