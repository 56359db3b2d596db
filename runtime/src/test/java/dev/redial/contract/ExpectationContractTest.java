package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that expect to be told to go on, are, and are sent elsewhere after their content. */
@Http1ContractTest
class ExpectationContractTest extends Contract {
  private static HttpRequest expecting(RawServer server) {
    return HttpRequest.newBuilder(server.uri("/"))
        .expectContinue(true)
        .POST(BodyPublishers.ofString("expected"))
        .build();
  }

  /** Answers the expectation, and then what came. */
  private interface Then {
    void answer(RawConnection connection, RawRequest head, String body) throws IOException;
  }

  private RawServer continuing(Then then) {
    return Content.raw(
        transport(),
        connection -> {
          while (true) {
            RawRequest head = connection.readHead();
            connection.write("HTTP/1.1 100 Continue\r\n\r\n");
            then.answer(connection, head, connection.readBody(head));
          }
        });
  }

  private static void bothExpected(RawServer server) {
    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(
            request -> assertThat(request.header("Expect")).isEqualToIgnoringCase("100-continue"));
  }

  @Test
  void redirectIsFollowedWithTheExpectation() throws Exception {
    try (RawServer server =
            continuing(
                (connection, head, body) -> {
                  if (head.target().equals("/")) {
                    connection.respond(307, Map.of("Location", "/there"), "");
                  } else {
                    connection.respond(200, body);
                  }
                });
        Client following = Client.of(pair.client().followRedirects(Redirect.NORMAL))) {
      assertThat(following.send(expecting(server)).body()).isEqualTo("expected");
      bothExpected(server);
    }
  }

  /** Before Java 21 the JDK's client waits for ever. */
  @Test
  @Differs(IntendedDifference.REFUSED_EXPECTATIONS_ARE_GIVEN_UP)
  void refusedExpectationIsHandedOverOrGivenUp() throws Exception {
    try (RawServer server =
        Content.raw(
            transport(),
            connection -> {
              RawRequest head = connection.readHead();
              if (head.header("Expect").isEmpty()) {
                connection.respond(200, connection.readBody(head));
              } else {
                connection.respond(417, Map.of("Connection", "close"), "no");
              }
            })) {
      var call = start(expecting(server));
      differing(
          () -> {
            if (Runtime.version().feature() >= 21) {
              assertThat(within(call).statusCode()).isEqualTo(417);
            }
          },
          () -> {
            assertThat(within(call).body()).isEqualTo("expected");
            assertThat(server.requests()).hasSize(2);
          });
      call.cancel(true);
    }
  }

  @Test
  void challengeIsAnsweredWithTheExpectation() throws Exception {
    Authenticator alice =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("alice", "secret".toCharArray());
          }
        };
    try (RawServer server =
            continuing(
                (connection, head, body) -> {
                  if (head.header("Authorization").isEmpty()) {
                    connection.respond(401, Map.of("WWW-Authenticate", "Basic realm=\"r\""), "");
                  } else {
                    connection.respond(200, body);
                  }
                });
        Client asking = Client.of(pair.client().authenticator(alice))) {
      assertThat(asking.send(expecting(server)).body()).isEqualTo("expected");
      bothExpected(server);
    }
  }
}
