package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawHttp2Server.Script;
import dev.redial.testing.RawHttp2Stream;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server pushes, with the JDK's client as the measure. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2PushesTest {
  private static TestTls tls;

  private RawHttp2Server server;

  private enum Kind {
    OURS,
    THE_JDKS;

    /** Those of the JDK's before Java 21 cannot be closed. */
    HttpClient client() {
      HttpClient.Builder builder =
          this == OURS ? RedialHttpClient.newBuilder() : HttpClient.newBuilder();
      return builder.version(Version.HTTP_2).sslContext(tls.client()).build();
    }
  }

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  @BeforeEach
  void startServer() {
    server =
        RawHttp2Server.start(
            tls.server(),
            connection -> {
              RawHttp2Stream page = connection.readHead();
              connection.push(page, 2, "/style.css", "green");
              connection.push(page, 4, "/script.js", "run");
              connection.answer(page);
              connection.answerAll();
            });
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  private HttpRequest page() {
    return HttpRequest.newBuilder(server.uri("/page")).header("Shelf", "3").build();
  }

  @ParameterizedTest
  @EnumSource
  void handlerTakesWhatItWantsAndIsGivenTheCallersRequest(Kind kind) throws Exception {
    CompletableFuture<HttpRequest> initiating = new CompletableFuture<>();
    CompletableFuture<HttpResponse<String>> pushed = new CompletableFuture<>();
    PushPromiseHandler<String> handler =
        (request, push, acceptor) -> {
          if (push.uri().getPath().equals("/style.css")) {
            initiating.complete(request);
            var unused = acceptor.apply(BodyHandlers.ofString()).thenAccept(pushed::complete);
          }
        };
    HttpRequest page = page();
    HttpResponse<String> answer =
        kind.client().sendAsync(page, BodyHandlers.ofString(), handler).join();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.version()).isEqualTo(Version.HTTP_2);
    assertThat(pushed.join().body()).isEqualTo("green");
    assertThat(pushed.join().request().uri()).isEqualTo(server.uri("/style.css"));
    assertThat(initiating.join().uri()).isEqualTo(page.uri());
    assertThat(initiating.join().headers().map()).isEqualTo(page.headers().map());
    if (kind == Kind.OURS) {
      assertThat(initiating.join()).isSameAs(page);
    }
  }

  @ParameterizedTest
  @EnumSource
  void mapOfPromisesIsFilled(Kind kind) {
    ConcurrentMap<HttpRequest, CompletableFuture<HttpResponse<String>>> promises =
        new ConcurrentHashMap<>();
    PushPromiseHandler<String> handler =
        PushPromiseHandler.of(request -> BodyHandlers.ofString(), promises);
    assertThat(
            kind.client().sendAsync(page(), BodyHandlers.ofString(), handler).join().statusCode())
        .isEqualTo(200);
    Map<String, String> bodies = new ConcurrentHashMap<>();
    promises.forEach((push, answer) -> bodies.put(push.uri().getPath(), answer.join().body()));
    assertThat(bodies).isEqualTo(Map.of("/style.css", "green", "/script.js", "run"));
  }

  @ParameterizedTest
  @EnumSource
  void withoutHandlerTheServerIsToldNotToPush(Kind kind) {
    BlockingQueue<Integer> enabled = new LinkedBlockingQueue<>();
    Script script =
        connection -> {
          RawHttp2Stream first = connection.readHead();
          enabled.add(connection.enablePush());
          connection.answer(first);
        };
    try (RawHttp2Server raw = RawHttp2Server.start(tls.server(), script)) {
      HttpRequest get = HttpRequest.newBuilder(raw.uri("/page")).build();
      kind.client().sendAsync(get, BodyHandlers.ofString(), null).join();
      assertThat(enabled).containsExactly(0);
    }
  }

  /** The server takes the wish for coded content from the request that it pushes beside. */
  @Test
  void whatIsPushedIsDecodedAsAnswersAre() throws Exception {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      gzip.write("green".getBytes(StandardCharsets.US_ASCII));
    }
    Script script =
        connection -> {
          RawHttp2Stream page = connection.readHead();
          connection.pushGzipped(page, 2, "/style.css", coded.toByteArray());
          connection.answer(page);
          connection.answerAll();
        };
    try (RawHttp2Server raw = RawHttp2Server.start(tls.server(), script)) {
      assertThat(pushed(raw, 1_000).join().body()).isEqualTo("green");
      assertThat(pushed(raw, 1_000).join().headers().map()).doesNotContainKey("content-encoding");
      assertThat(pushed(raw, 4)).failsWithin(Duration.ofSeconds(20));
    }
  }

  private static CompletableFuture<HttpResponse<String>> pushed(RawHttp2Server raw, long limit) {
    ConcurrentMap<HttpRequest, CompletableFuture<HttpResponse<String>>> promises =
        new ConcurrentHashMap<>();
    try (RedialHttpClient http =
        RedialHttpClient.newBuilder()
            .version(Version.HTTP_2)
            .sslContext(tls.client())
            .decompress(limit)
            .build()) {
      HttpRequest get = HttpRequest.newBuilder(raw.uri("/page")).build();
      http.sendAsync(
              get,
              BodyHandlers.ofString(),
              PushPromiseHandler.of(request -> BodyHandlers.ofString(), promises))
          .join();
      return promises.values().iterator().next();
    }
  }

  @Test
  void overHttp11HandlerHasNoEffect() throws Exception {
    try (RawServer old = RawServer.startTls(tls.server(), ConnectionScript.echo());
        RedialHttpClient http = (RedialHttpClient) Kind.OURS.client()) {
      PushPromiseHandler<String> handler =
          (request, push, acceptor) -> {
            throw new AssertionError("nothing can be pushed");
          };
      HttpRequest get = HttpRequest.newBuilder(old.uri("/page")).build();
      assertThat(http.sendAsync(get, BodyHandlers.ofString(), handler).join().version())
          .isEqualTo(Version.HTTP_1_1);
    }
  }
}
