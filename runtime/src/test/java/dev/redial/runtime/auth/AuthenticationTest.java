package dev.redial.runtime.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
  private static final List<String> FROM_WEAK_TO_STRONG =
      List.of(
          "Basic realm=r",
          "Digest realm=r, nonce=n",
          "digest realm=r, nonce=n, algorithm=sha-256, qop=\"auth-int, AUTH\"",
          "Digest realm=r, nonce=n, algorithm=SHA-512-256-sess, qop=\"auth\"");

  private static List<Challenge> parse(String... fieldValues) {
    return Challenge.parse(List.of(fieldValues));
  }

  @Test
  void strongestIsChosenInWhicheverOrderTheyCome() {
    for (int strong = 1; strong < FROM_WEAK_TO_STRONG.size(); strong++) {
      for (int weak = 0; weak < strong; weak++) {
        String better = FROM_WEAK_TO_STRONG.get(strong);
        String worse = FROM_WEAK_TO_STRONG.get(weak);
        assertThat(Authentication.strongest(parse(better, worse))).hasValue(parse(better).get(0));
        assertThat(Authentication.strongest(parse(worse, better))).hasValue(parse(better).get(0));
      }
    }
  }

  @Test
  void ofEqualsTheFirstIsChosen() {
    assertThat(Authentication.strongest(parse("Basic realm=a", "Basic realm=b")))
        .flatMap(Challenge::realm)
        .hasValue("a");
    assertThat(
            Authentication.strongest(
                parse(
                    "Digest realm=a, nonce=n, qop=auth",
                    "Digest realm=b, nonce=n, algorithm=MD5-sess, qop=auth")))
        .flatMap(Challenge::realm)
        .hasValue("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Digest realm=r, nonce=n, qop=auth-int",
        "Digest realm=r, nonce=n, algorithm=SHA-1, qop=auth",
        "Digest realm=r, nonce=n, algorithm=-sess, qop=auth",
        "Digest realm=r, nonce=n, algorithm=MD5-sess",
        "Digest realm=r, qop=auth",
        "Digest nonce=n, qop=auth",
        "Negotiate",
        "Bearer realm=r"
      })
  void whatCannotBeAnsweredIsNotChosen(String challenge) {
    assertThat(Authentication.strongest(parse(challenge))).isEmpty();
    assertThat(Authentication.strongest(parse(challenge, "Basic realm=r")))
        .hasValue(parse("Basic realm=r").get(0));
    assertThatThrownBy(
            () -> Authentication.answering(parse(challenge).get(0), "user", "secret".toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be answered")
        .hasMessageNotContainingAny("user", "secret");
  }

  @Test
  void emptyQualityIsNone() {
    assertThat(Authentication.strongest(parse("Digest realm=r, nonce=n, qop=\"\""))).isPresent();
  }

  @Test
  void schemeIsThatOfTheChallenge() {
    char[] password = "p".toCharArray();
    assertThat(Authentication.answering(parse("basic").get(0), "u", password).scheme())
        .isEqualTo("Basic");
    assertThat(
            Authentication.answering(parse("DIGEST realm=r, nonce=n").get(0), "u", password)
                .scheme())
        .isEqualTo("Digest");
  }
}
