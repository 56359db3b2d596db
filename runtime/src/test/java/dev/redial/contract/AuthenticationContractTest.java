package dev.redial.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is done about 401, with an authenticator and without. */
@ContractTest
class AuthenticationContractTest extends Contract {
  private static final String BASIC = "Basic realm=\"shop\"";
  private static final String ALICE = basic("alice", "secret", ISO_8859_1);

  private static String basic(String user, String password, Charset charset) {
    byte[] pair = (user + ":" + password).getBytes(charset);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Gives the same answer always, and remembers what it was asked. */
  private static final class Doorbell extends Authenticator {
    private final @Nullable PasswordAuthentication answer;
    private final List<String> rings = new CopyOnWriteArrayList<>();
    private final List<String> places = new CopyOnWriteArrayList<>();

    Doorbell(String password) {
      this(new PasswordAuthentication("alice", password.toCharArray()));
    }

    Doorbell(@Nullable PasswordAuthentication answer) {
      this.answer = answer;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      rings.add(
          "%s %s://%s:%d %s %s %s"
              .formatted(
                  getRequestorType(),
                  getRequestingProtocol(),
                  getRequestingHost(),
                  getRequestingPort(),
                  getRequestingScheme().toLowerCase(Locale.ROOT),
                  getRequestingPrompt(),
                  getRequestingSite()));
      places.add(String.valueOf(getRequestingURL()));
      return answer;
    }
  }

  private Client asking(Doorbell bell) {
    return Client.of(pair.client().authenticator(bell));
  }

  /** Lets in whoever shows this; others hear the challenges. */
  private URI guarded(String credentials, String... challenges) {
    return peer()
        .serve(
            request -> {
              if (credentials.equals(request.getHeaders().get("Authorization"))) {
                return Content.sized(Peer.bodyOf(request)).addHeader("Welcome", "1");
              }
              MockResponse.Builder refusal = new MockResponse.Builder().code(401);
              for (String challenge : challenges) {
                refusal.addHeader("WWW-Authenticate", challenge);
              }
              return request.getMethod().equals("HEAD") ? refusal : refusal.body("who?");
            });
  }

  private List<@Nullable String> shownAt(URI at) {
    return peer().arrived(at).stream()
        .map(request -> request.getHeaders().get("Authorization"))
        .toList();
  }

  private static HttpRequest request(String method, URI at, BodyPublisher body) {
    return HttpRequest.newBuilder(at).method(method, body).build();
  }

  // ---- with an authenticator

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

  private static void isBounded(Throwable failure) {
    assertThat(failure).isInstanceOf(IOException.class);
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

  @Test
  void challengesOfOtherSchemesAreHandedOver() throws Exception {
    Doorbell bell = new Doorbell("secret");
    try (Client client = asking(bell)) {
      for (HttpResponse<String> answer :
          client.both(get(guarded(ALICE, "Bearer realm=\"x\"", "Negotiate")))) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("who?");
      }
      assertThat(bell.rings).isEmpty();
    }
  }

  @Test
  void basicIsFoundAmongOthers() throws Exception {
    try (Client client = asking(new Doorbell("secret"))) {
      URI at = guarded(ALICE, "Bearer realm=\"x\"", "bAsIc realm=\"shop\"", "Basic realm=\"late\"");
      assertThat(client.send(get(at)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Differs(IntendedDifference.CHALLENGES_IN_ONE_LINE)
  void basicIsFoundBehindAnotherInOneLine() throws Exception {
    try (Client client = asking(new Doorbell("secret"))) {
      URI at = guarded(ALICE, "Bearer realm=\"x\", " + BASIC);
      int status = client.send(get(at)).statusCode();
      differing(() -> assertThat(status).isEqualTo(401), () -> assertThat(status).isEqualTo(200));
    }
  }

  @Test
  @Differs(IntendedDifference.DIGEST_IS_ANSWERED)
  void digestIsAnswered() throws Exception {
    String digest = "Digest realm=\"shop\", qop=\"auth\", algorithm=SHA-256, nonce=\"n1\"";
    try (Client client = asking(new Doorbell("secret"))) {
      URI alone = choosy(digest);
      URI both = choosy(digest, BASIC);
      int status = client.send(get(alone)).statusCode();
      assertThat(client.send(get(both)).statusCode()).isEqualTo(200);
      List<@Nullable String> all = shownAt(both);
      String shown = String.valueOf(all.get(all.size() - 1));
      differing(
          () -> {
            assertThat(status).isEqualTo(401);
            assertThat(shown).isEqualTo(ALICE);
          },
          () -> {
            assertThat(status).isEqualTo(200);
            assertThat(shown).startsWith("Digest username=\"alice\", realm=\"shop\"");
          });
    }
  }

  /** Takes any credentials at all. */
  private URI choosy(String... challenges) {
    return peer()
        .serve(
            request -> {
              MockResponse.Builder answer = new MockResponse.Builder();
              if (request.getHeaders().get("Authorization") == null) {
                answer.code(401);
                List.of(challenges).forEach(each -> answer.addHeader("WWW-Authenticate", each));
              }
              return answer;
            });
  }

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

  // ---- without

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
  void credentialsOfTheRequestNeedNoAuthenticator() throws Exception {
    URI at = guarded(ALICE, BASIC);
    HttpRequest own = HttpRequest.newBuilder(at).header("Authorization", ALICE).build();
    assertThat(send(own).statusCode()).isEqualTo(200);
    assertThat(shownAt(at)).containsExactly(ALICE);
  }
}
