package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done about 401 with an authenticator. */
@ContractTest
class AuthenticationContractTest extends AuthenticationContract {
  private static HttpRequest request(String method, URI at, BodyPublisher body) {
    return HttpRequest.newBuilder(at).method(method, body).build();
  }

  private static void isBounded(Throwable failure) {
    assertThat(failure).isInstanceOf(IOException.class);
  }

  @Test
  void challengesAreAnsweredByEveryMethodAndEitherWay() throws Exception {
    Client.Way way = Client.Way.SEND;
    for (String method : List.of("GET", "HEAD", "POST", "PUT", "POST")) {
      Doorbell bell = new Doorbell("secret");
      try (Client client = asking(bell)) {
        URI at = guarded(ALICE, BASIC);
        boolean bare = method.equals("GET") || method.equals("HEAD");
        BodyPublisher body = bare ? BodyPublishers.noBody() : BodyPublishers.ofString("order");
        HttpResponse<String> answer = client.send(request(method, at, body), way);
        assertThat(answer.statusCode()).as(method).isEqualTo(200);
        assertThat(answer.headers().firstValue("Welcome")).contains("1");
        assertThat(answer.body()).isEqualTo(bare ? "" : "order");
        assertThat(shownAt(at)).containsExactly(null, ALICE);
        assertThat(bell.rings).hasSize(1);
        assertThat(answer.previousResponse().orElseThrow().statusCode()).isEqualTo(401);
        assertThat(answer.request().method()).isEqualTo(method);
        assertThat(answer.uri()).isEqualTo(at);
      }
      way = way == Client.Way.SEND ? Client.Way.SEND_ASYNC : Client.Way.SEND;
    }
  }

  @Test
  void authenticatorIsToldWhoAsksForWhat() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (Client client = asking(bell)) {
      URI at = guarded(ALICE, BASIC);
      assertThat(client.http().authenticator()).containsSame(bell);
      assertThat(client.send(get(URI.create(at + "?q=1"))).statusCode()).isEqualTo(200);
      assertThat(bell.rings)
          .containsExactly(
              "SERVER %s://localhost:%d basic shop null"
                  .formatted(transport().scheme(), at.getPort()));
      assertThat(bell.places).containsExactly(at + "?q=1");
    }
  }

  @Test
  void nextCallShowsItUnasked() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (Client client = asking(bell)) {
      URI first = guarded(ALICE, BASIC);
      URI second = guarded(ALICE, BASIC);
      assertThat(client.send(get(first)).statusCode()).isEqualTo(200);
      assertThat(client.both(get(second)))
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.previousResponse()).isEmpty();
              });
      assertThat(shownAt(second)).containsExactly(ALICE, ALICE);
      assertThat(bell.rings).hasSize(1);
    }
  }

  @Test
  void knownCredentialsThatAreRefusedAreAskedForAnew() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (Client client = asking(bell)) {
      URI first = guarded(ALICE, BASIC);
      URI stricter = guarded("nothing fits", BASIC);
      assertThat(client.send(get(first)).statusCode()).isEqualTo(200);
      assertThat(client.failures(get(stricter))).allSatisfy(AuthenticationContractTest::isBounded);
      assertThat(client.send(get(first)).statusCode()).isEqualTo(200);
      assertThat(bell.rings).hasSizeGreaterThan(3);
    }
  }

  @Test
  void wrongPasswordIsNotTriedForEver() throws Exception {
    Doorbell bell = new Doorbell("wrong");
    try (Client client = asking(bell)) {
      URI at = guarded(ALICE, BASIC);
      assertThat(client.failures(get(at))).allSatisfy(AuthenticationContractTest::isBounded);
      assertThat(peer().arrived(at)).hasSize(10);
      assertThat(bell.rings).hasSize(8);
    }
  }

  @Test
  void authenticatorWithoutAnAnswerEndsTheCall() throws Exception {
    Doorbell bell = new Doorbell((PasswordAuthentication) null);
    try (Client client = asking(bell)) {
      URI at = guarded(ALICE, BASIC);
      assertThat(client.failures(get(at))).allSatisfy(AuthenticationContractTest::isBounded);
      assertThat(shownAt(at)).containsExactly(null, null);
      assertThat(bell.rings).hasSize(2);
    }
  }

  @Test
  void authenticatorThatFailsFailsTheCall() throws Exception {
    Authenticator broken =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            throw new IllegalStateException("broken");
          }
        };
    try (Client client = Client.of(pair.client().authenticator(broken))) {
      List<Throwable> failures = client.failures(get(guarded(ALICE, BASIC)));
      assertThat(failures.get(0)).isInstanceOf(IOException.class);
      assertThat(failures)
          .allSatisfy(
              failure ->
                  assertThat(causes(failure))
                      .hasAtLeastOneElementOfType(IllegalStateException.class));
    }
  }

  @Test
  void refusalWithoutChallengeEndsTheCall() throws Exception {
    try (Client client = asking(new Doorbell("secret"))) {
      assertThat(client.failures(get(guarded(ALICE))))
          .allSatisfy(AuthenticationContractTest::isBounded);
    }
  }
}
