package dev.redial.runtime.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionSpacesTest {
  private static final Guard SHOP = new Guard(Party.SERVER, "https", "shop.example", 443);
  private static final Guard PROXY = new Guard(Party.PROXY, "http", "proxy.example", 3128);

  private final ProtectionSpaces spaces = new ProtectionSpaces();
  private final Authorizer basic = answering("Basic realm=r");
  private final Authorizer digest = digest("");

  private static Authorizer answering(String challenge) {
    return Authentication.answering(
        Challenge.parse(List.of(challenge)).get(0), "u", "p".toCharArray());
  }

  private static Authorizer digest(String more) {
    return answering("Digest realm=r, nonce=n" + more);
  }

  @ParameterizedTest
  @CsvSource({
    "/docs/index.html, /docs/,         true",
    "/docs/index.html, /docs/test.doc, true",
    "/docs/index.html, /docs/?page=1,  true",
    "/docs/index.html, /docs/a/b,      true",
    "/docs/?to=/a/b,   /docs/x,        true",
    "/docs/index.html, /docs,          false",
    "/docs/index.html, /docsier/,      false",
    "/docs/index.html, /other/,        false",
    "/docs/index.html, /docs?/docs/,   false",
    "/docs,            /other,         true",
    "/docs,            '',             true",
    "'',               /other,         true",
    "/docs,            *,              false",
    "*,                /docs,          false",
    "*,                *,              true"
  })
  void basicHoldsAtOrBelowTheLastSlash(String learnt, String asked, boolean holds) {
    spaces.learn(SHOP, learnt, basic);
    assertThat(spaces.find(SHOP, asked).isPresent()).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/~anna/../~otto/",
        "/~anna/%2E%2e/~otto/",
        "/~anna/..%2f~otto/",
        "/~anna/x/..\\..\\~otto/",
        "/~anna/./x",
        "/~anna/.."
      })
  void pathThatClimbsIsNotTakenForWhatItBeginsWith(String path) {
    spaces.learn(SHOP, "/~anna/", basic);
    assertThat(spaces.find(SHOP, path)).isEmpty();
    spaces.learn(SHOP, "/", digest);
    assertThat(spaces.find(SHOP, path)).hasValue(digest);
  }

  @Test
  void dotsInNamesDoNotClimb() {
    spaces.learn(SHOP, "/a/", basic);
    assertThat(spaces.find(SHOP, "/a/.well-known/x..y%20z")).hasValue(basic);
  }

  @Test
  void nearestSpaceIsChosen() {
    Authorizer inner = answering("Basic realm=inner");
    spaces.learn(SHOP, "/a/b/c", inner);
    spaces.learn(SHOP, "/a/b", basic);
    assertThat(spaces.find(SHOP, "/a/b/d")).hasValue(inner);
    assertThat(spaces.find(SHOP, "/a/d")).hasValue(basic);
  }

  @Test
  void newerCredentialsReplaceOlderOnes() {
    spaces.learn(SHOP, "/", basic);
    spaces.learn(SHOP, "/", answering("Basic realm=newer"));
    assertThat(spaces.find(SHOP, "/")).get().isNotSameAs(basic);
  }

  @Test
  void whatHoldsForOneGuardHoldsForNoOther() {
    spaces.learn(SHOP, "/", basic);
    assertThat(spaces.find(new Guard(Party.SERVER, "HTTPS", "SHOP.example", 443), "/"))
        .hasValue(basic);
    assertThat(spaces.find(new Guard(Party.SERVER, "http", "shop.example", 443), "/")).isEmpty();
    assertThat(spaces.find(new Guard(Party.SERVER, "https", "shop.example", 444), "/")).isEmpty();
    assertThat(spaces.find(new Guard(Party.SERVER, "https", "shop2.example", 443), "/")).isEmpty();
    assertThat(spaces.find(new Guard(Party.PROXY, "https", "shop.example", 443), "/")).isEmpty();
  }

  @Test
  void proxyHasOneSpaceForAllTargets() {
    spaces.learn(PROXY, "/deep/down/", basic);
    assertThat(spaces.find(PROXY, "/")).hasValue(basic);
    assertThat(spaces.find(PROXY, "other.example:443")).hasValue(basic);
    spaces.learn(PROXY, "other.example:443", digest(", domain=\"/only\""));
    assertThat(spaces.find(PROXY, "/")).get().isNotSameAs(basic);
  }

  @Test
  void digestHoldsForAllOfItsServer() {
    spaces.learn(SHOP, "/a/b", digest);
    assertThat(spaces.find(SHOP, "/")).hasValue(digest);
    assertThat(spaces.find(SHOP, "*")).hasValue(digest);
  }

  @Test
  void digestWithADomainHoldsThere() {
    Authorizer two =
        digest(
            ", domain=\"/a https://SHOP.example/b/ https://other.example/c http://shop.example/d"
                + " //shop.example:443/e %zz\"");
    spaces.learn(SHOP, "/a/b", two);
    assertThat(List.of("/a", "/a/x", "/b/x", "/e"))
        .allSatisfy(path -> assertThat(spaces.find(SHOP, path)).as(path).hasValue(two));
    assertThat(List.of("/b", "/c", "/d", "/"))
        .allSatisfy(path -> assertThat(spaces.find(SHOP, path)).as(path).isEmpty());
    assertThat(spaces.find(new Guard(Party.SERVER, "https", "other.example", 443), "/c")).isEmpty();
  }

  @Test
  void domainOfAnAddressIsUnderstood() {
    Guard address = new Guard(Party.SERVER, "http", "::1", 80);
    Authorizer there = digest(", domain=\"http://[::1]/a\"");
    spaces.learn(address, "/a", there);
    assertThat(spaces.find(address, "/a/b")).hasValue(there);
    assertThat(spaces.find(address, "/b")).isEmpty();
  }

  @Test
  void domainThatLeavesOutWhatWasChallengedIsNotBelieved() {
    spaces.learn(SHOP, "/shop/a", digest(", domain=\"/a https://inner.example/\""));
    assertThat(spaces.find(SHOP, "/other")).isPresent();
  }

  @Test
  void domainOfVeryManyIsAllOfTheServer() {
    String many = String.join(" ", IntStream.range(0, 17).mapToObj(n -> "/a" + n).toList());
    spaces.learn(SHOP, "/a1", digest(", domain=\"" + many + "\""));
    assertThat(spaces.find(SHOP, "/b")).isPresent();
  }

  @Test
  void whatWasRefusedIsForgottenUnlessSomethingElseWasLearnt() {
    spaces.learn(SHOP, "/a/", basic);
    spaces.learn(SHOP, "/b/", basic);
    spaces.learn(SHOP, "/c/", digest);
    spaces.forget(SHOP, basic);
    assertThat(spaces.find(SHOP, "/a/")).hasValue(digest);
    spaces.forget(SHOP, basic);
    assertThat(spaces.find(SHOP, "/b/")).hasValue(digest);
    spaces.forget(PROXY, digest);
    assertThat(spaces.find(SHOP, "/c/")).hasValue(digest);
    spaces.forget(SHOP, digest);
    assertThat(spaces.find(SHOP, "/c/")).isEmpty();
  }

  @Test
  void leastRecentlyUsedSpaceIsForgottenWhenThereAreTooMany() {
    ProtectionSpaces few = new ProtectionSpaces(3);
    few.learn(SHOP, "/a/", basic);
    few.learn(SHOP, "/b/", basic);
    few.learn(PROXY, "", basic);
    assertThat(few.find(SHOP, "/a/")).isPresent();
    few.learn(SHOP, "/c/", basic);
    assertThat(few.find(SHOP, "/b/")).isEmpty();
    few.learn(SHOP, "/d/", basic);
    assertThat(few.find(PROXY, "")).isEmpty();
    assertThat(few.find(SHOP, "/a/")).isPresent();
    assertThat(few.find(SHOP, "/c/")).isPresent();
    assertThat(few.find(SHOP, "/d/")).isPresent();
  }

  @Test
  void aThousandAreKept() {
    IntStream.rangeClosed(0, 1_000).forEach(n -> spaces.learn(SHOP, "/" + n + "/", basic));
    assertThat(spaces.find(SHOP, "/0/")).isEmpty();
    assertThat(spaces.find(SHOP, "/1/")).isPresent();
  }
}
