package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Endpoint;
import dev.redial.HttpStatusException;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ApiCredentialsTest {
  private static final Endpoint BOOK =
      Endpoint.of("shop", "book", "GET", "/books", Idempotency.SAFE);
  private static final Endpoint ORDER =
      Endpoint.of("shop", "order", "POST", "/orders", Idempotency.NON_IDEMPOTENT)
          .withIdempotencyKey("Idempotency-Key", Duration.ofHours(1));
  private static final BodyType<String> STRING = BodyType.of(String.class);
  private static final Returns<String> TEXT = Returns.body(STRING);

  /** Tokens t1, t2, ...: a new one for each renewal. */
  private static final class Counted implements TokenSource {
    private final AtomicInteger issued = new AtomicInteger(1);
    private final int most;

    private Counted(int most) {
      this.most = most;
    }

    @Override
    public String token() {
      return "t" + issued.get();
    }

    @Override
    public Optional<String> renew(String refused) {
      assertThat(refused).isEqualTo(token());
      return issued.get() == most ? Optional.empty() : Optional.of("t" + issued.incrementAndGet());
    }
  }

  /** Answers 401 unless the token is this one. */
  private static ConnectionScript demanding(String token) {
    return connection -> {
      while (true) {
        RawRequest request = connection.readRequest();
        boolean right = ("Bearer " + token).equals(request.header("Authorization"));
        connection.respond(right ? 200 : 401, right ? "come in" : "stay out");
      }
    };
  }

  private static Redial redial(RedialHttpClient http, RawServer server, ApiCredentials own) {
    return Redial.builder()
        .httpClient(http)
        .baseUri("shop", server.uri("/"))
        .credentials("shop", own)
        .build();
  }

  private static List<String> sent(RawServer server) {
    return server.requests().stream()
        .flatMap(request -> request.headers().allValues("Authorization").stream())
        .toList();
  }

  @Test
  void basicGoesAlongUnasked() {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "a book"));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      redial(http, server, ApiCredentials.basic("Ada", "pa:ss\u00e9")).bind(BOOK).call().send(TEXT);
      assertThat(sent(server)).containsExactly("Basic QWRhOnBhOnNzw6k=");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tokenThatHasRunOutIsRenewedAndTheOrderSentOnceMoreWithItsKey(Way way) throws Exception {
    try (RawServer server = RawServer.start(demanding("t2"));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      BoundEndpoint order = redial(http, server, ApiCredentials.bearer(new Counted(9))).bind(ORDER);
      assertThat(way.make(order.call().body("two books", STRING), TEXT)).isEqualTo("come in");
      assertThat(sent(server)).containsExactly("Bearer t1", "Bearer t2");
      assertThat(server.requests()).extracting(RawRequest::body).containsOnly("two books");
      List<String> keys =
          server.requests().stream().map(request -> request.header("Idempotency-Key")).toList();
      assertThat(keys).hasSize(2).doesNotContainNull();
      assertThat(keys.get(0)).isEqualTo(keys.get(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusalIsTheAnswerWhereThereIsNoNewTokenOrTheNewOneIsRefusedToo(Way way) {
    for (int most : List.of(1, 9)) {
      try (RawServer server = RawServer.start(demanding("none"));
          RedialHttpClient http = RedialHttpClient.newHttpClient()) {
        BoundEndpoint book =
            redial(http, server, ApiCredentials.bearer(new Counted(most))).bind(BOOK);
        assertThatThrownBy(() -> way.make(book.call(), TEXT))
            .isInstanceOfSatisfying(
                HttpStatusException.class, e -> assertThat(e.status()).isEqualTo(401));
        assertThat(server.requests()).hasSize(most == 1 ? 1 : 2);
      }
    }
  }

  /** Sends elsewhere, where only this token is let in. */
  private static ConnectionScript movedAndDemanding(String token) {
    return connection -> {
      while (true) {
        RawRequest request = connection.readRequest();
        if (request.target().equals("/there")) {
          boolean right = ("Bearer " + token).equals(request.header("Authorization"));
          connection.respond(right ? 200 : 401, right ? "come in" : "stay out");
        } else {
          connection.respond(303, Map.of("Location", "/there"), "");
        }
      }
    };
  }

  private static RedialHttpClient following() {
    return RedialHttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  }

  @ParameterizedTest
  @EnumSource
  void orderThatWasTakenIsNotPlacedAgainForAnotherTokenThanItsOwn(Way way) {
    try (RawServer server = RawServer.start(movedAndDemanding("t2"));
        RedialHttpClient http = following()) {
      BoundEndpoint order =
          redial(http, server, ApiCredentials.bearer(new Counted(9))).bind(Shop.POST);
      assertThatThrownBy(() -> way.make(order.call().body("two books", STRING), TEXT))
          .isInstanceOfSatisfying(
              HttpStatusException.class, e -> assertThat(e.status()).isEqualTo(401));
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void redirectedReadBeginsAnewWithANewToken(Way way) throws Exception {
    try (RawServer server = RawServer.start(movedAndDemanding("t2"));
        RedialHttpClient http = following()) {
      BoundEndpoint book = redial(http, server, ApiCredentials.bearer(new Counted(9))).bind(BOOK);
      assertThat(way.make(book.call(), TEXT)).isEqualTo("come in");
      assertThat(sent(server)).containsExactly("Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2");
    }
  }

  @Test
  void unchangingTokenIsNotSentTwice() {
    try (RawServer server = RawServer.start(demanding("none"));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      BoundEndpoint book = redial(http, server, ApiCredentials.bearer("t1")).bind(BOOK);
      assertThatThrownBy(() -> book.call().send(TEXT)).isInstanceOf(HttpStatusException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void manyRefusedCallsRenewOnce() throws Exception {
    CountDownLatch refused = new CountDownLatch(8);
    AtomicInteger renewals = new AtomicInteger();
    Counted tokens = new Counted(9);
    TokenSource counting =
        new TokenSource() {
          @Override
          public String token() {
            return tokens.token();
          }

          @Override
          public Optional<String> renew(String old) {
            renewals.incrementAndGet();
            return tokens.renew(old);
          }
        };
    try (RawServer server =
            RawServer.start(
                connection -> {
                  while (true) {
                    RawRequest request = connection.readRequest();
                    if (request.header("Authorization").equals("Bearer t1")) {
                      refused.countDown();
                      refused.await(); // all of them were sent with the old one
                      connection.respond(401, "");
                    } else {
                      connection.respond(200, "come in");
                    }
                  }
                });
        ConnectionManager connections =
            ConnectionManager.builder().maxConnectionsPerOrigin(8).maxPipelineDepth(1).build();
        RedialHttpClient http =
            RedialHttpClient.newBuilder().connectionManager(connections).build()) {
      BoundEndpoint book = redial(http, server, ApiCredentials.bearer(counting)).bind(BOOK);
      List<CompletableFuture<String>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(book.call().sendAsync(TEXT));
      }
      for (CompletableFuture<String> call : calls) {
        assertThat(Stage.within(call)).isEqualTo("come in");
      }
      assertThat(renewals).hasValue(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sourceThatFailsFailsTheCall(Way way) {
    IOException fault = new IOException("the identity provider is down");
    for (boolean atOnce : List.of(true, false)) {
      TokenSource broken =
          new TokenSource() {
            @Override
            public String token() throws IOException {
              if (atOnce) {
                throw fault;
              }
              return "t1";
            }

            @Override
            public Optional<String> renew(String refused) throws IOException {
              throw fault;
            }
          };
      try (RawServer server = RawServer.start(demanding("none"));
          RedialHttpClient http = RedialHttpClient.newHttpClient()) {
        BoundEndpoint book = redial(http, server, ApiCredentials.bearer(broken)).bind(BOOK);
        assertThatThrownBy(() -> way.make(book.call(), TEXT)).isSameAs(fault);
        assertThat(server.requests()).hasSize(atOnce ? 0 : 1);
      }
    }
  }

  @Test
  void whatTheCallSaysItselfCounts() {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "a book"));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      BoundEndpoint book = redial(http, server, ApiCredentials.bearer("t1")).bind(BOOK);
      book.call().header("authorization", "Custom 1").send(TEXT);
      assertThat(sent(server)).containsExactly("Custom 1");
    }
  }

  @Test
  void otherApisAndOtherOriginsSeeNothing() {
    try (RawServer other = RawServer.start(ConnectionScript.answering(200, "elsewhere"));
        RawServer server =
            RawServer.start(
                connection -> {
                  connection.readRequest();
                  connection.respond(302, Map.of("Location", other.uri("/").toString()), "");
                });
        RedialHttpClient http =
            RedialHttpClient.newBuilder().followRedirects(Redirect.ALWAYS).build()) {
      Redial redial =
          Redial.builder()
              .httpClient(http)
              .baseUri("shop", server.uri("/"))
              .baseUri("other", other.uri("/"))
              .credentials("shop", ApiCredentials.bearer("t1"))
              .build();
      assertThat(redial.bind(BOOK).call().send(TEXT)).isEqualTo("elsewhere");
      Endpoint foreign = Endpoint.of("other", "book", "GET", "/books", Idempotency.SAFE);
      redial.bind(foreign).call().send(TEXT);
      assertThat(sent(server)).containsExactly("Bearer t1");
      assertThat(sent(other)).isEmpty();
    }
  }

  @Test
  void callThatGoesElsewhereTakesNothingAlong() {
    try (RawServer other = RawServer.start(ConnectionScript.answering(200, "elsewhere"));
        RawServer server = RawServer.start(ConnectionScript.answering(200, "here"));
        RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      BoundEndpoint book = redial(http, server, ApiCredentials.bearer("t1")).bind(BOOK);
      assertThat(book.call().baseUri(other.uri("/")).send(TEXT)).isEqualTo("elsewhere");
      assertThat(sent(other)).isEmpty();
    }
  }

  @Test
  void credentialsForAnUnknownApiAreAMistake() {
    Redial.Builder builder =
        Redial.builder()
            .baseUri("shop", URI.create("http://localhost"))
            .credentials("shpo", ApiCredentials.bearer("t1"));
    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\"shpo\"")
        .hasMessageContaining("[shop]");
  }

  @Test
  void secretsAreNotShown() {
    assertThat(ApiCredentials.basic("Ada", "secret").toString()).doesNotContain("secret");
    assertThat(ApiCredentials.bearer("secret").toString()).doesNotContain("secret");
    assertThatThrownBy(() -> ApiCredentials.bearer("sec\nret"))
        .hasMessageContaining("Authorization")
        .hasMessageNotContaining("ret\n");
    assertThatThrownBy(() -> ApiCredentials.bearer(" ")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> ApiCredentials.basic("A:da", "x")).hasMessageContaining("colon");
  }
}
