package dev.redial.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent with credentials, and those that a request has itself. */
@ContractTest
class CredentialsContractTest extends AuthenticationContract {
  @Test
  void charsetOfTheChallengeIsUsed() throws Exception {
    PasswordAuthentication foreign = new PasswordAuthentication("müller", "pässword".toCharArray());
    for (Charset charset : List.of(ISO_8859_1, UTF_8)) {
      try (Client client = asking(new Doorbell(foreign))) {
        String wanted = basic("müller", "pässword", charset);
        URI at = guarded(wanted, charset.equals(UTF_8) ? BASIC + ", charset=\"UTF-8\"" : BASIC);
        assertThat(client.send(get(at)).statusCode()).as("%s", charset).isEqualTo(200);
      }
    }
  }

  @Test
  @Differs(IntendedDifference.CREDENTIALS_OF_THE_REQUEST_ARE_ITS_OWN)
  void credentialsOfTheRequestAreItsOwn() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (Client client = asking(bell)) {
      URI at = guarded(ALICE, BASIC);
      HttpRequest own = HttpRequest.newBuilder(at).header("Authorization", "Bearer t").build();
      List<Integer> statuses = client.both(own).stream().map(HttpResponse::statusCode).toList();
      if (isRedial() || Runtime.version().feature() >= 25) {
        assertThat(statuses).containsExactly(401, 401);
        assertThat(shownAt(at)).containsExactly("Bearer t", "Bearer t");
        assertThat(bell.rings).isEmpty();
      } else {
        assertThat(statuses).containsExactly(200, 200);
        assertThat(shownAt(at)).containsExactly(null, ALICE, ALICE);
      }
    }
  }

  @Test
  @Differs(IntendedDifference.CONTENT_OF_UNKNOWN_LENGTH_IS_SENT_ONCE)
  void contentOfUnknownLengthIsNotSentAgain() throws Exception {
    try (Client client = asking(new Doorbell("secret"))) {
      URI at = guarded(ALICE, BASIC);
      BodyPublisher body =
          BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(Content.octets(9)));
      int status = client.send(post(at, body)).statusCode();
      differing(() -> assertThat(status).isEqualTo(200), () -> assertThat(status).isEqualTo(401));
    }
  }

  @Test
  void largeContentIsSentAgain() throws Exception {
    byte[] octets = Content.octets(1 << 20);
    try (Client client = asking(new Doorbell("secret"))) {
      URI at = guarded(ALICE, BASIC);
      assertThat(client.send(post(at, BodyPublishers.ofByteArray(octets))).statusCode())
          .isEqualTo(200);
      assertThat(Peer.bodyOf(peer().arrived(at).get(1))).isEqualTo(octets);
    }
  }

  @Test
  void withoutAnAuthenticatorEveryRefusalIsHandedOver() throws Exception {
    for (URI at :
        List.of(
            guarded(ALICE, BASIC), guarded(ALICE), peer().serve(Content.sized("who?").code(407)))) {
      HttpResponse<String> answer = send(get(at));
      assertThat(answer.statusCode()).isIn(401, 407);
      assertThat(answer.body()).isEqualTo("who?");
      assertThat(answer.previousResponse()).isEmpty();
      assertThat(within(start(get(at))).statusCode()).isEqualTo(answer.statusCode());
    }
  }

  @Test
  @Differs(IntendedDifference.ORIGINS_ARE_NO_PROXIES)
  void originThatAsksAsAProxyWouldIsNotAnswered() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (Client client = asking(bell)) {
      URI at = peer().serve(Content.sized("who?").code(407).addHeader("Proxy-Authenticate", BASIC));
      differing(
          () -> {
            assertThat(client.failures(get(at))).hasSize(2);
          },
          () -> {
            assertThat(client.both(get(at)))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(407));
            assertThat(bell.rings).isEmpty();
          });
    }
  }

  @Test
  void credentialsOfTheRequestNeedNoAuthenticator() throws Exception {
    URI at = guarded(ALICE, BASIC);
    HttpRequest own = HttpRequest.newBuilder(at).header("Authorization", ALICE).build();
    assertThat(send(own).statusCode()).isEqualTo(200);
    assertThat(shownAt(at)).containsExactly(ALICE);
  }
}
