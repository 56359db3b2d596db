package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that lead elsewhere: nobody needs their content, so it may break off or not come. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@Tag("F4")
class LeadingAnswersTest {
  private static final ConnectionScript PLACE =
      connection -> {
        connection.readRequest();
        connection.respond(200, Map.of("Connection", "close"), "whole");
      };

  /** Heads that say all that counts, and what they are answers to. */
  static Stream<Arguments> leadingElsewhere() {
    return Stream.of("302 Found\r\nLocation: /there", "401 No\r\nWWW-Authenticate: Basic")
        .flatMap(
            head ->
                Stream.of("GET", "POST")
                    .flatMap(
                        method ->
                            Stream.of(500, 10_000)
                                .map(length -> Arguments.of(head, method, length))));
  }

  private static Stage leading(String head, int length, boolean closes) {
    ConnectionScript first =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 " + head + "\r\nContent-Length: " + length + "\r\n\r\nhalf");
          if (!closes) {
            connection.hears(Duration.ofSeconds(Stage.PATIENCE_SECONDS));
          }
        };
    return Stage.of(
        2,
        ConnectionScript.inTurn(first, PLACE),
        client ->
            Stage.attempts(3)
                .apply(client)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .authenticator(
                    new Authenticator() {
                      @Override
                      protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("ann", "secret".toCharArray());
                      }
                    }));
  }

  @ParameterizedTest
  @MethodSource("leadingElsewhere")
  void headThatLeadsElsewhereIsFollowedThoughItsContentBreaksOff(
      String head, String method, int length) throws Exception {
    try (Stage stage = leading(head, length, true)) {
      assertThat(stage.send(method, "/x").body()).isEqualTo("whole");
      assertThat(stage.server().requests()).hasSize(2);
    }
    try (Stage stage = leading(head, length, true)) {
      assertThat(Stage.bodyOf(stage.start(method, "/x"))).isEqualTo("whole");
      assertThat(stage.server().requests()).hasSize(2);
    }
  }

  /** So little as 1 KiB is waited for. */
  static Stream<Arguments> leadingElsewhereAtLength() {
    return leadingElsewhere().filter(arguments -> (int) arguments.get()[2] > 1024);
  }

  @ParameterizedTest
  @MethodSource("leadingElsewhereAtLength")
  void muchContentOfAHeadThatLeadsElsewhereIsNotWaitedFor(String head, String method, int length)
      throws Exception {
    try (Stage stage = leading(head, length, false)) {
      assertThat(stage.send(method, "/x").body()).isEqualTo("whole");
      assertThat(stage.server().requests()).hasSize(2);
    }
  }
}
