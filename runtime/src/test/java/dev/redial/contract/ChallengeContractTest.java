package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which challenges are answered. */
@ContractTest
class ChallengeContractTest extends AuthenticationContract {
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
}
