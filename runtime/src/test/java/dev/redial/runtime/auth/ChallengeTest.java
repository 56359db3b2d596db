package dev.redial.runtime.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
  private static final Challenge GOOD = new Challenge("Basic", Map.of("realm", "good"));

  private static List<Challenge> parse(String... fieldValues) {
    return Challenge.parse(List.of(fieldValues));
  }

  @Test
  void severalChallengesInOneFieldAreToldApart() {
    assertThat(
            parse(
                "Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\", Basic realm=\"simple\""))
        .containsExactly(
            new Challenge(
                "Newauth", Map.of("realm", "apps", "type", "1", "title", "Login to \"apps\"")),
            new Challenge("Basic", Map.of("realm", "simple")));
  }

  @Test
  void severalFieldsAreReadInOrder() {
    assertThat(parse("Digest realm=a", "Basic realm=b"))
        .extracting(Challenge::scheme)
        .containsExactly("Digest", "Basic");
  }

  @Test
  void namesOfParametersAreInLowerCaseAndSchemesAsSent() {
    assertThat(parse("bASIC ReALM=\"X\""))
        .containsExactly(new Challenge("bASIC", Map.of("realm", "X")));
    assertThat(parse("bASIC ReALM=\"X\"").get(0).isOf("Basic")).isTrue();
  }

  @Test
  void commaInAQuotedStringSeparatesNothing() {
    assertThat(parse("Basic realm=\"a, Digest b=c\"").get(0).realm()).hasValue("a, Digest b=c");
  }

  @Test
  void spaceAroundEqualsSignsAndEmptyMembersMeanNothing() {
    assertThat(parse(",, Digest realm = \"a\" ,\t, nonce\t=\tb ,"))
        .containsExactly(new Challenge("Digest", Map.of("realm", "a", "nonce", "b")));
  }

  @Test
  void schemesWithAToken68OrNothingHaveNoParameters() {
    assertThat(parse("Negotiate, NTLM TlRMTVNTUAAB+/==, Basic realm=\"good\", Negotiate a=="))
        .containsExactly(
            new Challenge("Negotiate", Map.of()),
            new Challenge("NTLM", Map.of()),
            GOOD,
            new Challenge("Negotiate", Map.of()));
  }

  @Test
  void valuesWithoutTheirQuotesAreTaken() {
    assertThat(parse("Digest realm=a@b, nonce=c/d=="))
        .containsExactly(new Challenge("Digest", Map.of("realm", "a@b", "nonce", "c/d==")));
  }

  @Test
  void realmMayBeMissing() {
    assertThat(parse("Basic").get(0).realm()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " , ,",
        "Digest realm=a b",
        "Digest realm=\"a\" \"b\"",
        "Digest realm=\"a\", Realm=\"b\"",
        "Digest nonce=\"b\", realm=",
        "Digest realm=\"a\u0007\"",
        "Digest realm=\"\r\nX: y\"",
        "Digest realm=\"\u2603\"",
        "Digest \"realm\"=x",
        "Digest;realm=x",
        "Digest x \"a, Basic b=c, d\"",
        "realm=\"of no scheme\"",
        "=",
        "@@@ realm=\"x\", nonce=\"y\""
      })
  void whatCannotBeReadIsLeftOutAndWhatStandsAroundItIsNot(String broken) {
    assertThat(parse("Basic realm=\"good\"", broken, "Basic realm=\"good\""))
        .containsExactly(GOOD, GOOD);
    assertThat(parse(broken + ", Basic realm=\"good\"")).containsExactly(GOOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Digest realm=\"a", "Digest realm=\"a\\", "Digest realm=\"a\\\", b"})
  void whatPrecedesAStringWithoutAnEndIsKept(String broken) {
    assertThat(parse("Basic realm=\"good\", " + broken)).containsExactly(GOOD);
  }

  @Test
  void whatFollowsGarbageBelongsToNobody() {
    assertThat(parse("Basic realm=\"good\", (), charset=\"UTF-8\", Basic realm=\"good\""))
        .containsExactly(GOOD, GOOD);
  }

  @Test
  void longStringsAreReadInOneGo() {
    String realm = "\\\"a".repeat(100_000);
    assertThat(parse("Basic realm=\"" + realm + "\"").get(0).realm())
        .hasValue("\"a".repeat(100_000));
  }

  @Test
  void nothingIsThrownWhateverIsGiven() {
    String alphabet = "ab=\",\\ \t@;(%\u0000\u007f\u00e4\u2603Digest realm=\"x\", Basic ";
    Random random = new Random(7616);
    for (int round = 0; round < 10_000; round++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(40), 0, alphabet.length())
          .forEach(at -> text.append(alphabet.charAt(at)));
      List<Challenge> challenges = parse("Basic realm=\"good\"", text.toString());
      assertThat(challenges).as("of <%s>", text).startsWith(GOOD);
      assertThat(challenges)
          .as("of <%s>", text)
          .allSatisfy(ChallengeTest::hasNothingThatCannotBeSent);
      assertThat(Authentication.strongest(challenges))
          .map(best -> Authentication.answering(best, "user", "secret".toCharArray()))
          .map(authorizer -> authorizer.authorize("GET", "/"))
          .get(STRING)
          .as("of <%s>", text)
          .matches("[\t -~\u0080-\u00ff]*");
    }
  }

  private static void hasNothingThatCannotBeSent(Challenge challenge) {
    assertThat(challenge.scheme()).matches("[!-~]+");
    assertThat(challenge.parameters().values())
        .allMatch(value -> value.matches("[\t -~\u0080-\u00ff]*"));
  }
}
