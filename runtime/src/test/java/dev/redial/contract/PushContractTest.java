package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.RawHttp2Connection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawHttp2Stream;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that an HTTP/2 server sends unasked. */
@ParameterizedClass(name = "{0}")
@EnumSource
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PushContractTest {
  private final Side side;
  private final BlockingQueue<Integer> enabled = new LinkedBlockingQueue<>();
  private RawHttp2Server server;
  private Client client;

  PushContractTest(Side side) {
    this.side = side;
  }

  @BeforeEach
  void open() {
    server = RawHttp2Server.start(Certificate.TLS.server(), this::serve);
    client = Client.of(side.builder().version(Version.HTTP_2).sslContext(Certificate.TLS.client()));
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private void serve(RawHttp2Connection connection) throws Exception {
    RawHttp2Stream page = connection.readHead();
    enabled.add(connection.enablePush());
    if (connection.enablePush() == 1) {
      connection.push(page, 2, "/style.css", "green");
      connection.push(page, 4, "/script.js", "run");
    }
    connection.answer(page);
    connection.answerAll();
  }

  private HttpRequest page() {
    return HttpRequest.newBuilder(server.uri("/page")).header("Shelf", "3").build();
  }

  private HttpResponse<String> sent(PushPromiseHandler<String> handler) throws Exception {
    return Contract.within(client.http().sendAsync(page(), BodyHandlers.ofString(), handler));
  }

  @Test
  void promisesAreTakenIntoAMap() throws Exception {
    ConcurrentMap<HttpRequest, CompletableFuture<HttpResponse<String>>> promises =
        new ConcurrentHashMap<>();
    assertThat(sent(PushPromiseHandler.of(request -> BodyHandlers.ofString(), promises)).version())
        .isEqualTo(Version.HTTP_2);
    assertThat(promises).hasSize(2);
    Map<String, String> bodies = new ConcurrentHashMap<>();
    for (var promise : promises.entrySet()) {
      HttpResponse<String> answer = Contract.within(promise.getValue());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(Version.HTTP_2);
      assertThat(answer.request().method()).isEqualTo("GET");
      assertThat(answer.uri()).isEqualTo(promise.getKey().uri());
      bodies.put(answer.uri().getPath(), answer.body());
    }
    assertThat(bodies).isEqualTo(Map.of("/style.css", "green", "/script.js", "run"));
  }

  @Test
  void handlerSeesBothRequestsAndTakesWhatItWants() throws Exception {
    List<URI> promised = new CopyOnWriteArrayList<>();
    List<HttpRequest> asking = new CopyOnWriteArrayList<>();
    CompletableFuture<String> script = new CompletableFuture<>();
    HttpResponse<String> answer =
        sent(
            (page, push, acceptor) -> {
              asking.add(page);
              promised.add(push.uri());
              if (push.uri().getPath().endsWith(".js")) {
                var unused =
                    acceptor
                        .apply(BodyHandlers.ofString())
                        .thenAccept(pushed -> script.complete(pushed.body()));
              }
            });
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Contract.within(script)).isEqualTo("run");
    assertThat(promised).containsExactly(server.uri("/style.css"), server.uri("/script.js"));
    assertThat(asking)
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.uri()).isEqualTo(page().uri());
              assertThat(request.headers().allValues("Shelf")).containsExactly("3");
            });
    assertThat(client.send(page()).statusCode()).isEqualTo(200);
  }

  @Test
  @Differs(IntendedDifference.PUSHES_HAVE_NO_LIMIT_OF_THEIR_OWN)
  void limitOfTheCallIsThatOfItsPushesOrTheirsToo() throws Exception {
    HttpRequest limited =
        HttpRequest.newBuilder(server.uri("/page")).timeout(Duration.ofMinutes(1)).build();
    List<Boolean> haveOne = new CopyOnWriteArrayList<>();
    HttpResponse<String> answer =
        Contract.within(
            client
                .http()
                .sendAsync(
                    limited,
                    BodyHandlers.ofString(),
                    (page, push, acceptor) -> haveOne.add(push.timeout().isPresent())));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(haveOne).hasSize(2).containsOnly(side == Side.JDK);
  }

  @Test
  void handlerThatTakesNothingGetsItsAnswer() throws Exception {
    assertThat(sent((page, push, acceptor) -> {}).statusCode()).isEqualTo(200);
    assertThat(enabled.take()).isEqualTo(1);
    assertThat(client.send(page()).statusCode()).isEqualTo(200);
  }

  @Test
  void withoutAHandlerTheServerIsTold() throws Exception {
    assertThat(sent(null).statusCode()).isEqualTo(200);
    assertThat(enabled.take()).isZero();
  }
}
