package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cookies, which an application's handler keeps. */
@ContractTest
class CookieContractTest extends Contract {
  private Client with(CookieHandler handler) {
    return Client.of(pair.client().cookieHandler(handler).followRedirects(Redirect.NORMAL));
  }

  private URI setting(String... cookies) {
    MockResponse.Builder answer = Content.sized("set");
    Arrays.stream(cookies).forEach(cookie -> answer.addHeader("Set-Cookie", cookie));
    return peer().serve(answer);
  }

  /** The pairs of all cookies that came along, however many fields they were in. */
  private List<String> cookiesOf(RecordedRequest request) {
    List<String> fields = request.getHeaders().values("Cookie");
    if (!transport().isHttp2()) {
      assertThat(fields).hasSizeLessThanOrEqualTo(1); // RFC 6265, section 5.4
    }
    return fields.stream()
        .flatMap(field -> Arrays.stream(field.split(";")))
        .map(pair -> pair.trim().replace("\"", ""))
        .filter(pair -> !pair.startsWith("$"))
        .sorted()
        .toList();
  }

  private List<String> cookiesSentTo(Client client, URI at) throws Exception {
    int before = peer().arrived(at).size();
    assertThat(client.send(get(at)).statusCode()).isEqualTo(200);
    return cookiesOf(peer().arrived(at).get(before));
  }

  // ---- a CookieManager

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

  // ---- handlers of other kinds

  private static CookieHandler handler(@Nullable Map<String, List<String>> cookies) {
    return new Told(cookies);
  }

  /** Gives always the same, and remembers what it is told. */
  private static final class Told extends CookieHandler {
    private final @Nullable Map<String, List<String>> cookies;
    private final List<URI> asked = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> fields = new CopyOnWriteArrayList<>();
    private final List<URI> told = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> answers = new CopyOnWriteArrayList<>();

    Told(@Nullable Map<String, List<String>> cookies) {
      this.cookies = cookies;
    }

    @Override
    @SuppressWarnings("NullAway") // as bad handlers do
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> request) {
      asked.add(uri);
      fields.add(request);
      return cookies;
    }

    @Override
    public void put(URI uri, Map<String, List<String>> answer) {
      told.add(uri);
      answers.add(answer);
    }
  }

  @Test
  void handlerIsAskedAndToldAtEachPlace() throws Exception {
    Told handler = new Told(Map.of());
    try (Client client = with(handler)) {
      URI target = setting("b=2", "c=3");
      URI at =
          peer()
              .serve(
                  new MockResponse.Builder()
                      .code(302)
                      .addHeader("Location", target)
                      .addHeader("Set-Cookie", "a=1"));
      HttpRequest request =
          HttpRequest.newBuilder(at).header("X-Own", "1").header("X-Own", "2").build();
      assertThat(client.send(request).statusCode()).isEqualTo(200);
      assertThat(handler.asked).containsExactly(at, target);
      assertThat(handler.told).containsExactly(at, target);
      assertThat(handler.fields)
          .allSatisfy(fields -> assertThat(fields.get("x-own")).containsExactly("1", "2"));
      assertThat(handler.answers.get(0).get("set-cookie")).containsExactly("a=1");
      assertThat(handler.answers.get(0).get("LOCATION")).containsExactly(target.toString());
      assertThat(handler.answers.get(1).get("Set-Cookie")).containsExactly("b=2", "c=3");
    }
  }

  @Test
  void handlersThatAreNotOfTheBookAreUnderstood() throws Exception {
    List<String> holes = new ArrayList<>();
    holes.add("a=1");
    holes.add("b=\r\nInjected: 1");
    Map<String, List<String>> odd = new HashMap<>();
    odd.put("cookie", holes);
    odd.put("Cookie2", List.of("$Version=1"));
    odd.put("X-Other", List.of("1"));
    odd.put("COOKIE", null);
    try (Client client = with(handler(odd))) {
      URI at = peer().echo();
      assertThat(cookiesSentTo(client, at)).containsExactly("a=1");
      var fields = peer().only(at).getHeaders();
      assertThat(fields.get("X-Other")).isNull();
      assertThat(fields.get("Injected")).isNull();
      assertThat(fields.get("Cookie2")).isEqualTo("$Version=1");
    }
  }

  @Test
  void handlerThatFailsFailsTheCall() throws Exception {
    URI at = setting("a=1");
    for (Exception fault : List.of(new IOException("no"), new IllegalStateException("no"))) {
      for (Failing.In where : Failing.In.values()) {
        try (Client client = with(new Failing(where, fault))) {
          List<Throwable> failures = client.failures(get(at));
          assertThat(failures.get(0)).isInstanceOf(IOException.class);
          assertThat(failures)
              .allSatisfy(
                  failure ->
                      assertThat(causes(failure)).hasAtLeastOneElementOfType(fault.getClass()));
        }
      }
    }
    try (Client client = with(new CookieManager())) {
      assertThat(client.send(get(at)).statusCode()).isEqualTo(200);
    }
  }

  /** Throws. */
  private static final class Failing extends CookieHandler {
    private final In where;
    private final Exception fault;

    enum In {
      GET,
      PUT
    }

    Failing(In where, Exception fault) {
      this.where = where;
      this.fault = fault;
    }

    private void fail(In here) throws IOException {
      if (here == where && fault instanceof IOException io) {
        throw io;
      }
      if (here == where && fault instanceof RuntimeException runtime) {
        throw runtime;
      }
    }

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> request)
        throws IOException {
      fail(In.GET);
      return Map.of();
    }

    @Override
    public void put(URI uri, Map<String, List<String>> answer) throws IOException {
      fail(In.PUT);
    }
  }
}
