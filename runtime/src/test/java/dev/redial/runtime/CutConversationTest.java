package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers cut after every single octet: the right answer to the right call, and no POST twice. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CutConversationTest {
  private static final int CALLS = 8;
  private static final String[] TARGETS = {"/0", "/1", "/2", "/3", "/4", "/5", "/6", "/7"};

  /** How the server ends a connection. */
  enum Cut {
    FIN,
    RST
  }

  private static String answerTo(RawRequest request) {
    String body = request.method() + request.target();
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static RedialHttpClient patientClient(ConnectionManager connections) {
    RetryConfig quick =
        RetryConfig.custom().maxAttempts(4).waitDuration(Duration.ofMillis(1)).build();
    return RedialHttpClient.newBuilder()
        .connectionManager(connections)
        .retries(RetryRegistry.of(Map.of("default", quick)))
        .build();
  }

  /** The answers are cut once, after {@code octets} of all; later connections answer whole. */
  private static ConnectionScript cutting(Cut cut, int octets) {
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger cuts = new AtomicInteger();
    return connection -> {
      while (true) {
        String answer = answerTo(connection.readRequest());
        int room = octets - sent.get();
        if (cuts.get() > 0 || room >= answer.length()) {
          sent.addAndGet(answer.length());
          connection.write(answer);
        } else {
          cuts.incrementAndGet();
          connection.write(answer.substring(0, room));
          end(connection, cut);
          return;
        }
      }
    };
  }

  private static void end(RawConnection connection, Cut cut) throws IOException {
    if (cut == Cut.FIN) {
      connection.close();
    } else {
      connection.reset();
    }
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  @Tag("L5")
  @Tag("C1")
  void everyGetIsAnsweredRightWhereverTheAnswersOfANewServerAreCut(Cut cut) {
    int whole = CALLS * "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nGET/0".length();
    for (int octets = 0; octets <= whole; octets++) {
      try (RawServer server = RawServer.start(cutting(cut, octets));
          ConnectionManager one = ConnectionManager.builder().maxConnectionsPerOrigin(1).build();
          RedialHttpClient http = patientClient(one)) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (String target : TARGETS) {
          HttpRequest request = HttpRequest.newBuilder(server.uri(target)).build();
          answers.add(http.sendAsync(request, BodyHandlers.ofString()));
        }
        for (int i = 0; i < CALLS; i++) {
          assertThat(answers.get(i).join().body())
              .as("cut at %d", octets)
              .isEqualTo("GET" + TARGETS[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  @Tag("L4")
  @Tag("L5")
  @Tag("C1")
  void everyGetIsAnsweredRightWhereverThePipelinedAnswersAreCut(Cut cut) throws Exception {
    int whole = CALLS * "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nGET/0".length();
    int pipelined = 0;
    for (int octets = 0; octets <= whole; octets += 5) {
      try (Stage stage = Stage.of(Stage.warm(cutting(cut, octets), ANSWERING)).warmUp()) {
        List<CompletableFuture<HttpResponse<String>>> answers = stage.startAll(TARGETS);
        for (int i = 0; i < CALLS; i++) {
          assertThat(Stage.bodyOf(answers.get(i)))
              .as("cut at %d", octets)
              .isEqualTo("GET" + TARGETS[i]);
        }
        pipelined +=
            (int) stage.server().requests().stream().filter(r -> r.unanswered() > 1).count();
      }
    }
    assertThat(pipelined).as("requests that stood behind others").isPositive();
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  @Tag("R1")
  void noPostArrivesTwiceWhereverItsAnswerIsCut(Cut cut) {
    int whole = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nPOST/x".length();
    for (int octets = 0; octets < whole; octets++) {
      try (RawServer server = RawServer.start(cutting(cut, octets));
          ConnectionManager one = ConnectionManager.create();
          RedialHttpClient http = patientClient(one)) {
        HttpRequest request =
            HttpRequest.newBuilder(server.uri("/x")).POST(BodyPublishers.ofString("o")).build();
        CompletableFuture<HttpResponse<String>> answer =
            http.sendAsync(request, BodyHandlers.ofString());
        Throwable failure = answer.handle((response, fault) -> fault).join();

        assertThat(failure).as("cut at %d", octets).isInstanceOf(IOException.class);
        boolean statusRead = octets >= "HTTP/1.1 200".length();
        assertThat(failure instanceof UnconfirmedRequestException)
            .as("cut at %d: %s", octets, failure)
            .isEqualTo(!statusRead);
        assertThat(server.received("POST")).isEqualTo(1);
      }
    }
  }

  /** Reads {@code octets} of the requests and is cut. */
  private static ConnectionScript deaf(Cut cut, int octets) {
    return connection -> {
      connection.readOctets(octets);
      end(connection, cut);
    };
  }

  private static final ConnectionScript ANSWERING =
      connection -> {
        while (true) {
          connection.write(answerTo(connection.readRequest()));
        }
      };

  @ParameterizedTest
  @EnumSource(Cut.class)
  @Tag("R1")
  @Tag("C2")
  void noPostArrivesTwiceWhereverItsRequestIsCut(Cut cut) {
    int most = "POST /x HTTP/1.1\r\nHost: localhost:1\r\nContent-Length: 1\r\n\r\no".length();
    for (int octets = 0; octets <= most; octets++) {
      ConnectionScript script = ConnectionScript.inTurn(deaf(cut, octets), ANSWERING);
      try (RawServer server = RawServer.start(script);
          ConnectionManager one = ConnectionManager.create();
          RedialHttpClient http = patientClient(one)) {
        HttpRequest request =
            HttpRequest.newBuilder(server.uri("/x")).POST(BodyPublishers.ofString("o")).build();
        CompletableFuture<HttpResponse<String>> answer =
            http.sendAsync(request, BodyHandlers.ofString());
        Throwable failure = answer.handle((response, fault) -> fault).join();

        if (failure == null) {
          assertThat(answer.join().body()).isEqualTo("POST/x");
          assertThat(octets).as("sent again, for nothing of it had left").isZero();
        } else {
          assertThat(failure).as("cut at %d", octets).isInstanceOf(IOException.class);
          assertThat(server.received("POST")).as("cut at %d", octets).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  @Tag("L4")
  @Tag("L5")
  void everyGetIsAnsweredRightWhereverThePipelinedRequestsAreCut(Cut cut) throws Exception {
    String first = "GET /0 HTTP/1.1\r\nHost: localhost:1\r\n\r\n";
    for (int octets = 0; octets <= CALLS * first.length(); octets += 7) {
      try (Stage stage = Stage.of(Stage.warm(deaf(cut, octets), ANSWERING)).warmUp()) {
        List<CompletableFuture<HttpResponse<String>>> answers = stage.startAll(TARGETS);
        for (int i = 0; i < CALLS; i++) {
          assertThat(Stage.bodyOf(answers.get(i)))
              .as("cut at %d", octets)
              .isEqualTo("GET" + TARGETS[i]);
        }
      }
    }
  }
}
