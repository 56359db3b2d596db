package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Authenticator;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** Cookies, which the JDK's manager keeps. */
@ContractTest
class CookieContractTest extends CookieContract {
  private static final int MANY = 100;

  @Test
  void cookiesComeBack() throws Exception {
    CookieManager manager = new CookieManager();
    try (Client client = with(manager)) {
      assertThat(client.http().cookieHandler()).containsSame(manager);
      URI at = peer().echo();
      assertThat(cookiesSentTo(client, at)).isEmpty();
      assertThat(client.send(get(setting("a=1; Path=/", "b=2; Path=/"))).statusCode())
          .isEqualTo(200);
      assertThat(cookiesSentTo(client, at)).containsExactly("a=1", "b=2");
      assertThat(within(client.start(get(setting("a=3; Path=/")))).statusCode()).isEqualTo(200);
      assertThat(cookiesSentTo(client, at)).containsExactly("a=3", "b=2");
      assertThat(client.send(get(setting("a=; Path=/; Max-Age=0"))).statusCode()).isEqualTo(200);
      assertThat(cookiesSentTo(client, at)).containsExactly("b=2");
    }
  }

  @Test
  void pathDomainAndPolicyLimitThem() throws Exception {
    URI at = peer().echo();
    CookieManager manager = new CookieManager();
    try (Client client = with(manager)) {
      URI here =
          setting(
              "near=1; Path=" + at.getPath(),
              "far=1; Path=/elsewhere",
              "foreign=1; Domain=other.example; Path=/",
              "locked=1; Path=/; Secure");
      assertThat(client.send(get(here)).statusCode()).isEqualTo(200);
      assertThat(cookiesSentTo(client, at))
          .containsExactlyElementsOf(
              transport().isSecured() ? List.of("locked=1", "near=1") : List.of("near=1"));
      assertThat(manager.getCookieStore().getCookies())
          .extracting(HttpCookie::getName)
          .doesNotContain("foreign");
    }
    try (Client none = with(new CookieManager(null, CookiePolicy.ACCEPT_NONE))) {
      assertThat(none.send(get(setting("a=1; Path=/"))).statusCode()).isEqualTo(200);
      assertThat(cookiesSentTo(none, at)).isEmpty();
    }
  }

  @Test
  void manyCookiesGoInOneField() throws Exception {
    try (Client client = with(new CookieManager())) {
      String[] cookies = new String[MANY];
      Arrays.setAll(cookies, i -> "cookie" + i + "=" + "v".repeat(50) + "; Path=/");
      assertThat(client.send(get(setting(cookies))).statusCode()).isEqualTo(200);
      assertThat(cookiesSentTo(client, peer().echo())).hasSize(MANY).doesNotHaveDuplicates();
    }
  }

  @Test
  void cookiesOfRedirectsAreKeptAndSentOn() throws Exception {
    try (Client client = with(new CookieManager())) {
      URI target = peer().echo();
      MockResponse.Builder moved =
          new MockResponse.Builder().addHeader("Location", target).addHeader("Set-Cookie", "a=1");
      for (int status : new int[] {302, 307}) {
        URI at = peer().serve(moved.code(status).setHeader("Set-Cookie", "at=" + status));
        assertThat(client.send(get(at)).statusCode()).isEqualTo(200);
        assertThat(cookiesOf(peer().arrived(target).get(status == 302 ? 0 : 1)))
            .containsExactly("at=" + status);
      }
    }
  }

  @Test
  void cookiesOfChallengesAreKeptAndSentWithTheCredentials() throws Exception {
    Authenticator alice =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("alice", "secret".toCharArray());
          }
        };
    try (Client client =
        Client.of(pair.client().cookieHandler(new CookieManager()).authenticator(alice))) {
      URI at =
          peer()
              .serve(
                  request ->
                      request.getHeaders().get("Authorization") == null
                          ? new MockResponse.Builder()
                              .code(401)
                              .addHeader("WWW-Authenticate", "Basic realm=\"r\"")
                              .addHeader("Set-Cookie", "session=1")
                          : Content.sized("in"));
      assertThat(client.send(get(at)).body()).isEqualTo("in");
      assertThat(cookiesOf(peer().arrived(at).get(1))).containsExactly("session=1");
    }
  }

  @Test
  void cookieOfTheRequestGoesWithThoseOfTheHandler() throws Exception {
    try (Client client = with(handler(Map.of("Cookie", List.of("b=2", "c=3"))))) {
      URI at = peer().echo();
      HttpRequest own = HttpRequest.newBuilder(at).header("Cookie", "a=1").build();
      assertThat(client.send(own).statusCode()).isEqualTo(200);
      assertThat(cookiesOf(peer().only(at))).containsExactly("a=1", "b=2", "c=3");
    }
  }

  @Test
  @Differs(IntendedDifference.COOKIES_OF_THE_REQUEST_ARE_FIRST)
  void cookieOfTheRequestIsTheLastOrTheFirst() throws Exception {
    try (Client client = with(handler(Map.of("Cookie", List.of("b=2", "c=3"))))) {
      URI at = peer().echo();
      HttpRequest own = HttpRequest.newBuilder(at).header("Cookie", "a=1").build();
      assertThat(client.send(own).statusCode()).isEqualTo(200);
      String sent = String.join("; ", peer().only(at).getHeaders().values("Cookie"));
      differing(
          () ->
              assertThat(sent).isEqualTo(transport().isHttp2() ? "a=1; b=2; c=3" : "b=2; c=3; a=1"),
          () -> assertThat(sent).isEqualTo("a=1; b=2; c=3"));
    }
  }
}
