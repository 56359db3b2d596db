package dev.redial.runtime.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestAuthorizerTest {
  private static final String MUFASA =
      "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
          + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
          + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
  private static final String JASON =
      "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256,"
          + " nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\","
          + " opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\", charset=UTF-8,"
          + " userhash=";

  private static List<Challenge> parse(String challenge) {
    return Challenge.parse(List.of(challenge));
  }

  private static Authorizer answering(String challenge, String user, String password) {
    return Authentication.answering(parse(challenge).get(0), user, password.toCharArray());
  }

  private static Authorizer answering(
      String challenge, String user, String password, String clientNonce) {
    return Authentication.answering(
        parse(challenge).get(0), user, password.toCharArray(), () -> clientNonce);
  }

  private static Map<String, String> sent(Authorizer authorizer) {
    return DigestVerifier.parameters(authorizer.authorize("GET", "/"));
  }

  private static Authorizer mufasa(String algorithm) {
    return answering(
        MUFASA.formatted(algorithm),
        "Mufasa",
        "Circle of Life",
        "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
  }

  private static Authorizer jason(String userhash) {
    return answering(
        JASON + userhash,
        "J\u00e4s\u00f8n Doe",
        "Secret, or not?",
        "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v");
  }

  /** RFC 7616, section 3.9.1. */
  @Test
  void examplesWithMd5AndSha256AreMet() {
    assertThat(mufasa("MD5").authorize("GET", "/dir/index.html"))
        .isEqualTo(
            "Digest username=\"Mufasa\", realm=\"http-auth@example.org\","
                + " uri=\"/dir/index.html\", algorithm=MD5,"
                + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001,"
                + " cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth,"
                + " response=\"8ca523f5e9506fed4657c9700eebdbec\","
                + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    assertThat(mufasa("SHA-256").authorize("GET", "/dir/index.html"))
        .contains(
            "algorithm=SHA-256,",
            "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
  }

  /** RFC 7616, section 3.9.2, with the hashes of its erratum 4897. */
  @Test
  void exampleWithSha512AndAHiddenUserIsMet() {
    assertThat(jason("true").authorize("GET", "/doe.json"))
        .contains(
            "username=\"793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b\"",
            "response=\"3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5\"",
            "userhash=true")
        .doesNotContain("username*");
  }

  /** RFC 7616, section 3.9.2, has this form of the name beside the other. */
  @Test
  void exampleWithAnExtendedNameIsMet() {
    assertThat(jason("false").authorize("GET", "/doe.json"))
        .contains(
            "username*=UTF-8''J%C3%A4s%C3%B8n%20Doe,",
            "response=\"3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5\"")
        .doesNotContain("username=", "userhash");
  }

  /** RFC 2069, section 2.4, with the hash of its erratum 749. */
  @Test
  void exampleWithoutAQualityIsMet() {
    String value =
        answering(
                "Digest realm=\"testrealm@host.com\","
                    + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                    + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
                "Mufasa",
                "CircleOfLife")
            .authorize("GET", "/dir/index.html");
    assertThat(DigestVerifier.parameters(value))
        .containsEntry("response", "1949323746fe6a43ef61f9606e7febea")
        .containsOnlyKeys("username", "realm", "uri", "nonce", "response", "opaque");
  }

  static Stream<Arguments> users() {
    return Stream.of(
        Arguments.of("MD5", "", "user", ISO_8859_1),
        Arguments.of("md5-SESS", "", "user", ISO_8859_1),
        Arguments.of("SHA-256", "", "a\"b\\c", ISO_8859_1),
        Arguments.of("SHA-256-sess", "", "j\u00e4s\u00f8n", ISO_8859_1),
        Arguments.of("SHA-256", "", "\u20ac+ %'*", UTF_8),
        Arguments.of("SHA-512-256", ", charset=UTF-8", "j\u00e4s\u00f8n", UTF_8),
        Arguments.of("SHA-512-256-sess", ", charset=utf-8, userhash=TRUE", "\u00e4", UTF_8),
        Arguments.of("SHA-256", ", userhash=true", "\u00e4", ISO_8859_1),
        Arguments.of("MD5", "", "with\tcontrol", ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("users")
  void serverThatRecomputesTheDigestAccepts(
      String algorithm, String more, String user, Charset charset) {
    Authorizer authorizer =
        answering(
            "Digest realm=\"of \\\"us\\\"\", qop=auth, nonce=\"n\\\"1\", algorithm="
                + algorithm
                + more,
            user,
            "p\u00e4ss");
    DigestVerifier verifier = new DigestVerifier("of \"us\"", user, "p\u00e4ss", charset);
    for (int request = 0; request < 3; request++) {
      String value = authorizer.authorize("POST", "/a?b=" + request);
      assertThat(verifier.accepts("POST", "/a?b=" + request, value)).as(value).isTrue();
      assertThat(verifier.accepts("GET", "/a?b=" + request, value)).as(value).isFalse();
    }
    assertThat(sent(authorizer)).containsEntry("algorithm", algorithm);
  }

  @Test
  void latinNameIsSentAsItIsToServersThatSayNothingOfUtf8() {
    assertThat(sent(answering("Digest realm=r, nonce=n", "j\u00e4s\u00f8n", "p")))
        .containsEntry("username", "j\u00e4s\u00f8n")
        .doesNotContainKey("username*");
  }

  @Test
  void controlCharactersOfANameAreEncoded() {
    assertThat(sent(answering("Digest realm=r, nonce=n", "a\tb\u007fc\nd", "p")))
        .containsEntry("username*", "UTF-8''a%09b%7Fc%0Ad")
        .doesNotContainKey("username");
    assertThat(sent(answering("Digest realm=r, nonce=n", "a\u007f", "p")))
        .containsEntry("username*", "UTF-8''a%7F");
    assertThat(sent(answering("Digest realm=r, nonce=n", "a\n", "p")))
        .containsEntry("username*", "UTF-8''a%0A");
  }

  @Test
  void realmKeepsTheOctetsItCameIn() {
    Authorizer authorizer =
        answering("Digest realm=\"\u00c3\u00a4\", nonce=n, charset=UTF-8", "u", "p", "c");
    DigestVerifier verifier = new DigestVerifier("\u00e4", "u", "p", UTF_8);
    Map<String, String> sent = sent(authorizer);
    assertThat(sent).containsEntry("realm", "\u00c3\u00a4");
    assertThat(
            verifier.accepts(
                "GET", "/", authorizer.authorize("GET", "/").replace("\u00c3\u00a4", "\u00e4")))
        .isTrue();
  }

  @Test
  void usesOfANonceAreCounted() {
    Authorizer authorizer = mufasa("MD5");
    assertThat(Stream.generate(() -> sent(authorizer).get("nc")).limit(17))
        .startsWith("00000001", "00000002")
        .endsWith("00000010", "00000011");
  }

  @Test
  void noCountIsUsedTwiceHoweverManyThreadsThereAre() throws Exception {
    Authorizer authorizer = answering("Digest realm=r, nonce=n, qop=auth", "u", "p");
    Set<String> counts = new HashSet<>();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<List<String>> uses =
          () -> IntStream.range(0, 500).mapToObj(use -> useOf(authorizer, use)).toList();
      for (Future<List<String>> used : threads.invokeAll(Collections.nCopies(8, uses))) {
        assertThat(used.get()).allSatisfy(use -> assertThat(counts.add(use)).as(use).isTrue());
      }
    } finally {
      threads.shutdown();
    }
    assertThat(counts).hasSize(8 * 500);
  }

  /** Nonces come and go meanwhile, and come back. */
  private static String useOf(Authorizer authorizer, int use) {
    if (use % 10 == 0) {
      assertThat(authorizer.renew(parse("Digest realm=r, qop=auth, stale=true, nonce=n" + use % 7)))
          .isTrue();
    } else if (use % 5 == 0) {
      authorizer.accepted(List.of("nextnonce=\"n" + use % 3 + "\""));
    }
    Map<String, String> sent = sent(authorizer);
    return sent.get("nonce") + "/" + sent.get("nc");
  }

  @Test
  void clientNoncesAreRandom() {
    String challenge = "Digest realm=r, nonce=n, qop=auth";
    assertThat(sent(answering(challenge, "u", "p")).get("cnonce"))
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(sent(answering(challenge, "u", "p")).get("cnonce"));
  }

  @Test
  void staleNonceIsReplacedWithoutAskingAnybody() {
    Authorizer authorizer = answering("Digest realm=r, nonce=old, opaque=o1, qop=auth", "u", "p");
    assertThat(sent(authorizer)).containsEntry("nonce", "old").containsEntry("opaque", "o1");
    String newer = "Basic realm=r, Digest realm=r, nonce=new, opaque=o2, qop=auth, stale=TRUE";
    assertThat(authorizer.renew(parse(newer))).isTrue();
    String value = authorizer.authorize("GET", "/");
    assertThat(DigestVerifier.parameters(value))
        .containsEntry("nonce", "new")
        .containsEntry("nc", "00000001")
        .containsEntry("opaque", "o2");
    assertThat(new DigestVerifier("r", "u", "p", ISO_8859_1).accepts("GET", "/", value)).isTrue();
  }

  @Test
  void nonceThatComesBackGoesOnWithItsCount() {
    Authorizer authorizer = answering("Digest realm=r, nonce=one, qop=auth", "u", "p");
    assertThat(sent(authorizer)).containsEntry("nc", "00000001");
    assertThat(authorizer.renew(parse("Digest realm=r, nonce=two, qop=auth, stale=true"))).isTrue();
    assertThat(sent(authorizer)).containsEntry("nc", "00000001");
    assertThat(authorizer.renew(parse("Digest realm=r, nonce=one, qop=auth, stale=true"))).isTrue();
    assertThat(sent(authorizer)).containsEntry("nonce", "one").containsEntry("nc", "00000002");
    authorizer.accepted(List.of("nextnonce=one"));
    assertThat(sent(authorizer)).containsEntry("nonce", "one").containsEntry("nc", "00000003");
  }

  @Test
  void latestOfManyNoncesIsKept() {
    Authorizer authorizer = answering("Digest realm=r, nonce=n, qop=auth", "u", "p");
    IntStream.range(0, 20).forEach(n -> authorizer.accepted(List.of("nextnonce=n" + n)));
    assertThat(sent(authorizer)).containsEntry("nonce", "n19").containsEntry("nc", "00000001");
    authorizer.accepted(List.of("nextnonce=n19"));
    assertThat(sent(authorizer)).containsEntry("nonce", "n19").containsEntry("nc", "00000002");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Digest realm=r, nonce=new, qop=auth",
        "Digest realm=r, nonce=new, qop=auth, stale=false",
        "Digest realm=other, nonce=new, qop=auth, stale=true",
        "Digest realm=r, nonce=new, qop=auth, stale=true, algorithm=SHA-256",
        "Digest realm=r, nonce=new, qop=auth, stale=true, userhash=true",
        "Digest realm=r, nonce=new, qop=auth, stale=true, charset=UTF-8",
        "Digest realm=r, nonce=new, qop=auth-int, stale=true",
        "Digest realm=r, qop=auth, stale=true",
        "Basic realm=r, stale=true"
      })
  void whatRefusesMoreThanTheNonceDoesNotRenew(String challenge) {
    Authorizer authorizer = answering("Digest realm=r, nonce=old, qop=auth", "u", "p");
    assertThat(authorizer.renew(parse(challenge))).isFalse();
    assertThat(sent(authorizer)).containsEntry("nonce", "old");
  }

  @Test
  void nonceThatTheServerWantsNextIsUsedNext() {
    Authorizer authorizer = answering("Digest realm=r, nonce=old, qop=auth", "u", "p");
    authorizer.accepted(List.of("qop=auth, rspauth=\"x, y\", NextNonce=\"a \\\"b\\\"\", nc=1"));
    String value = authorizer.authorize("GET", "/");
    assertThat(DigestVerifier.parameters(value))
        .containsEntry("nonce", "a \"b\"")
        .containsEntry("nc", "00000001");
    assertThat(new DigestVerifier("r", "u", "p", ISO_8859_1).accepts("GET", "/", value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nextnonce", "nextnonce=", "nextnonce=\"\"", "nextnonce=\"a", "x=y, ="})
  void infoWithoutANonceChangesNothing(String info) {
    Authorizer authorizer = answering("Digest realm=r, nonce=old, qop=auth", "u", "p");
    authorizer.accepted(List.of(info));
    assertThat(sent(authorizer)).containsEntry("nonce", "old");
  }

  /** RFC 7616, section 3.6: its key has the nonce that it began with. */
  @Test
  void sessionOutlivesTheNonceItBeganWith() {
    Authorizer authorizer =
        answering("Digest realm=r, nonce=n1, qop=auth, algorithm=MD5-sess", "u", "p", "c");
    authorizer.accepted(List.of("nextnonce=n2"));
    DigestHash md5 = DigestHash.MD5;
    String key = md5.of(md5.of("u", "r", "p"), "n1", "c");
    assertThat(sent(authorizer))
        .containsEntry("response", md5.of(key, "n2", "00000001", "c", "auth", md5.of("GET", "/")));
  }

  @Test
  void textShowsNoPassword() {
    assertThat(mufasa("MD5").toString()).isEqualTo("DigestAuthorizer");
    assertThat(new DigestUser("username=u", "secret").toString()).doesNotContain("secret");
  }
}
