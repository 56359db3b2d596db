package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that answer wrongly, octet by octet. */
@Http1ContractTest
class FaultyServerContractTest extends Contract {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private RawServer server(ConnectionScript script) {
    return transport().isSecured()
        ? RawServer.startTls(Certificate.TLS.server(), script)
        : RawServer.start(script);
  }

  /** Answers each request with these octets, then ends the connection in order. */
  private RawServer answering(String octets) {
    return server(
        connection -> {
          connection.readRequest();
          connection.write(octets);
        });
  }

  private static HttpRequest order(RawServer server) {
    return post(server.uri("/"), BodyPublishers.ofString("x"));
  }

  private void fails(String octets) throws Exception {
    try (RawServer server = answering(octets)) {
      assertThat(catchThrowable(() -> send(order(server)))).isInstanceOf(IOException.class);
      assertThat(failureOf(start(order(server)))).isInstanceOf(IOException.class);
      assertThat(server.received("POST")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP",
        "garbage\r\n\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfour",
        "HTTP/1.1 200 OK\r\nname with space: x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: a\u0000b\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: a\u001bb\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: a\u007fb\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfour",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n0\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\nfour\r\n0\r\n\r\n",
      })
  void wrongAnswerFailsTheCall(String octets) throws Exception {
    fails(octets);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n12345",
        "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n12345",
        "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\n12345",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      })
  @Differs(IntendedDifference.DOUBTFUL_ANSWERS_FAIL)
  void doubtfulAnswerFailsTheCall(String octets) throws Exception {
    try (RawServer server = answering(octets)) {
      Throwable thrown = catchThrowable(() -> send(order(server)));
      differing(
          () -> assertThat(thrown == null || thrown instanceof IllegalArgumentException).isTrue(),
          () -> assertThat(thrown).isInstanceOf(IOException.class));
    }
  }

  @Test
  void answerUntilTheCloseIsWholeInOrderAndBrokenByAReset() throws Exception {
    try (RawServer server = answering(OK + "\r\nuntil the close")) {
      assertThat(send(order(server)).body()).isEqualTo("until the close");
    }
    Event read = new Event();
    try (RawServer server =
        server(
            connection -> {
              connection.readRequest();
              connection.write(OK + "\r\nuntil");
              read.await();
              connection.reset();
            })) {
      HttpResponse<InputStream> answer = send(order(server), BodyHandlers.ofInputStream());
      assertThat(answer.body().readNBytes(5)).hasSize(5);
      read.happen();
      assertThat(catchThrowable(() -> answer.body().read())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void resetInsteadOfAnAnswerFailsTheCall() throws Exception {
    try (RawServer server =
        server(
            connection -> {
              connection.readRequest();
              connection.reset();
            })) {
      assertThat(catchThrowable(() -> send(order(server)))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void fieldsMayBeFoldedAndLong() throws Exception {
    String value = "v".repeat(20_000);
    try (RawServer server = answering(OK + "Long: " + value + "\r\nContent-Length: 2\r\n\r\nok")) {
      assertThat(send(order(server)).headers().firstValue("long")).hasValue(value);
    }
  }

  @Test
  void interimAnswersAreSkipped() throws Exception {
    String interim = "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";
    try (RawServer server = answering(interim + OK + "Content-Length: 2\r\n\r\nok")) {
      assertThat(send(order(server)).body()).isEqualTo("ok");
    }
  }

  @Test
  void trailersAreReadPast() throws Exception {
    String answer = OK + "Transfer-Encoding: chunked\r\n\r\n2;e=1\r\nok\r\n0\r\nTrailer: x\r\n\r\n";
    try (RawServer server =
        server(
            connection -> {
              while (true) {
                connection.readRequest();
                connection.write(answer);
              }
            })) {
      for (int i = 0; i < 3; i++) {
        assertThat(send(order(server)).body()).isEqualTo("ok");
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void expectedBodyWaitsFor100Continue() throws Exception {
    try (RawServer server =
        server(
            connection -> {
              var head = connection.readHead();
              assertThat(head.header("Expect")).isEqualToIgnoringCase("100-continue");
              connection.write("HTTP/1.1 100 Continue\r\n\r\n");
              String body = connection.readBody(head);
              connection.respond(200, body);
            })) {
      assertThat(send(expecting(server)).body()).isEqualTo("expected");
    }
  }

  /** Before Java 21 the JDK's client waits for ever. */
  @Test
  @Differs(IntendedDifference.EXPECTATION_HAS_A_LIMIT)
  void refusedExpectationSendsNoBody() throws Exception {
    try (RawServer server =
        server(
            connection -> {
              connection.readHead();
              connection.respond(413, "too large");
              assertThat(connection.readToEnd().octets()).isZero();
            })) {
      var call = start(expecting(server));
      differing(
          () -> {
            if (Runtime.version().feature() >= 21) {
              assertThat(within(call).statusCode()).isEqualTo(413);
            }
          },
          () -> assertThat(within(call).statusCode()).isEqualTo(413));
      call.cancel(true);
    }
  }

  @Test
  @Differs(IntendedDifference.EXPECTATION_HAS_A_LIMIT)
  void unansweredExpectationIsWaitedForASecond() throws Exception {
    CompletableFuture<Boolean> heard = new CompletableFuture<>();
    try (RawServer server =
        server(
            connection -> {
              var head = connection.readHead();
              heard.complete(connection.hears(Duration.ofMillis(2500)));
              connection.respond(200, connection.readBody(head));
            })) {
      var call = start(expecting(server));
      assertThat(within(heard)).isEqualTo(isRedial());
      differing(
          () -> assertThat(call.cancel(true)).isTrue(),
          () -> assertThat(within(call).body()).isEqualTo("expected"));
    }
  }

  private static HttpRequest expecting(RawServer server) {
    return HttpRequest.newBuilder(server.uri("/"))
        .expectContinue(true)
        .POST(BodyPublishers.ofString("expected"))
        .build();
  }

  @Test
  @Differs(IntendedDifference.UNSEEN_ANSWERS_ARE_REPLACED)
  void answerThatBreaksOffUnseenFailsOrIsReplaced() throws Exception {
    ConnectionScript cutOnce =
        ConnectionScript.inTurn(
            connection -> {
              connection.readRequest();
              connection.write(OK + "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
            },
            ConnectionScript.answering(200, "whole"));
    try (RawServer server = server(cutOnce)) {
      Throwable thrown =
          catchThrowable(() -> assertThat(send(get(server.uri("/"))).body()).isEqualTo("whole"));
      differing(
          () -> assertThat(thrown).isInstanceOf(IOException.class),
          () -> assertThat(thrown).isNull());
      assertThat(server.received("GET")).isEqualTo(isRedial() ? 2 : 1);
    }
    try (RawServer server = server(cutOnce)) {
      InputStream body = send(get(server.uri("/")), BodyHandlers.ofInputStream()).body();
      assertThat(catchThrowable(body::readAllBytes)).isInstanceOf(IOException.class);
      assertThat(server.received("GET")).isEqualTo(1);
    }
  }

  @Test
  @Differs(IntendedDifference.SENT_AGAIN_BY_POLICY)
  void lostGetIsSentAgain() throws Exception {
    try (RawServer server =
        server(
            ConnectionScript.inTurn(
                connection -> {
                  connection.readRequest();
                  connection.reset();
                },
                ConnectionScript.answering(200, "again")))) {
      Throwable thrown = catchThrowable(() -> send(get(server.uri("/"))));
      differing(() -> {}, () -> assertThat(thrown).isNull());
    }
  }
}
