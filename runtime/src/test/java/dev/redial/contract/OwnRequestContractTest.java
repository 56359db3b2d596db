package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.OwnRequest;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests that are subclasses of {@link HttpRequest}, which no builder has checked. */
@ContractTest
class OwnRequestContractTest extends Contract {
  private static final Class<NullPointerException> NPE = NullPointerException.class;

  @Test
  void subclassOfHttpRequestIsSent() throws Exception {
    URI at = peer().echo();
    HttpResponse<String> answer = send(new OwnRequest(at, Map.of("X-Own", List.of("1", "2"))));
    assertThat(answer.body()).isEqualTo("own");
    assertThat(peer().only(at).getHeaders().values("X-Own")).containsExactly("1", "2");
    assertThat(answer.request().uri()).isEqualTo(at);
    assertThat(answer.request().method()).isEqualTo("POST");
  }

  @Test
  void uriOfAForeignSchemeIsRefusedAtOnce() {
    for (String uri : List.of("ftp://localhost/", "mailto:x", "//localhost/", "http:///path")) {
      HttpRequest own = new OwnRequest(URI.create(uri), Map.of());
      assertThatThrownBy(() -> send(own)).as(uri).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> start(own)).as(uri).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void missingUriIsRefused() {
    HttpRequest own = new OwnRequest(null, Map.of());
    assertThatThrownBy(() -> send(own)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> client().sendAsync(own, BodyHandlers.ofString()))
        .isInstanceOf(RuntimeException.class);
  }

  /** What may be missing of a request. */
  private enum Member {
    METHOD,
    HEADERS,
    BODY,
    TIMEOUT,
    VERSION;

    /** Without the others it waits for ever, or sends. */
    boolean isSeenByTheJdk() {
      return this == HEADERS || this == BODY || this == TIMEOUT;
    }
  }

  /** Lacks one of its members, as {@code null}. */
  @SuppressWarnings({"NullAway", "OptionalAssignedToNull"}) // as careless subclasses do
  private static final class Lacking extends OwnRequest {
    private final Member missing;

    Lacking(URI uri, Member missing) {
      super(uri, Map.of());
      this.missing = missing;
    }

    @Override
    public String method() {
      return missing == Member.METHOD ? null : super.method();
    }

    @Override
    public HttpHeaders headers() {
      return missing == Member.HEADERS ? null : super.headers();
    }

    @Override
    public Optional<BodyPublisher> bodyPublisher() {
      return missing == Member.BODY ? null : super.bodyPublisher();
    }

    @Override
    public Optional<Duration> timeout() {
      return missing == Member.TIMEOUT ? null : super.timeout();
    }

    @Override
    public Optional<Version> version() {
      return missing == Member.VERSION ? null : super.version();
    }
  }

  @Test
  void missingMembersAreRefusedAtOnceAndNothingIsSent() throws Exception {
    for (Member missing : Member.values()) {
      if (isRedial() || missing.isSeenByTheJdk()) {
        URI at = peer().echo();
        HttpRequest own = new Lacking(at, missing);
        assertThatThrownBy(() -> send(own)).as("%s", missing).isInstanceOf(NPE);
        assertThatThrownBy(() -> start(own)).as("%s", missing).isInstanceOf(NPE);
        assertThat(peer().arrived(at)).isEmpty();
      }
    }
    assertThat(send(get(peer().echo())).statusCode()).isEqualTo(200);
  }

  @Test
  void methodsThatAreNoTokensOrOpenTunnelsAreRefusedAtOnce() throws Exception {
    for (String method : List.of("", "G T", "POST\r\nX: y", "GET/", "CONNECT")) {
      URI at = peer().echo();
      HttpRequest own =
          new OwnRequest(at, Map.of()) {
            @Override
            public String method() {
              return method;
            }
          };
      assertThatThrownBy(() -> send(own)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> start(own)).isInstanceOf(IllegalArgumentException.class);
      assertThat(peer().arrived(at)).isEmpty();
    }
  }

  @Test
  void fieldsThatWouldNotSurviveAreRefusedAtOnce() throws Exception {
    Map<String, String> bad = Map.of("X", "a\r\nInjected: 1", "X y", "1", "X:", "1");
    for (Map.Entry<String, String> field : bad.entrySet()) {
      URI at = peer().echo();
      HttpRequest own = new OwnRequest(at, Map.of(field.getKey(), List.of(field.getValue())));
      assertThatThrownBy(() -> send(own)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> start(own)).isInstanceOf(IllegalArgumentException.class);
      assertThat(peer().arrived(at)).isEmpty();
    }
  }

  @Test
  @Differs(IntendedDifference.FIELDS_OF_THE_CONNECTION_ARE_OURS)
  void fieldsThatTheClientWritesItselfAreRefusedOrReplaced() throws Exception {
    for (String name : List.of("Content-Length", "Connection", "Upgrade", "Expect")) {
      URI at = peer().echo();
      HttpRequest own = new OwnRequest(at, Map.of(name, List.of("100")));
      differing(
          () ->
              assertThatThrownBy(() -> send(own))
                  .as(name)
                  .isInstanceOf(IllegalArgumentException.class),
          () -> {
            assertThat(send(own).body()).as(name).isEqualTo("own");
            assertThat(peer().only(at).getHeaders().values(name)).doesNotContain("100");
          });
    }
  }

  @Test
  @Differs(IntendedDifference.A_HOST_OF_ONES_OWN)
  void hostOfOnesOwnIsRefusedOrSent() throws Exception {
    URI at = peer().echo();
    HttpRequest own = new OwnRequest(at, Map.of("Host", List.of("virtual.example")));
    differing(
        () -> assertThatThrownBy(() -> send(own)).isInstanceOf(IllegalArgumentException.class),
        () -> {
          assertThat(send(own).version()).isEqualTo(Version.HTTP_1_1);
          assertThat(peer().only(at).getHeaders().values("Host"))
              .containsExactly("virtual.example");
        });
  }

  @Test
  void severalCookieFieldsAreOne() throws Exception {
    URI at = peer().echo();
    send(HttpRequest.newBuilder(at).header("Cookie", "a=b").header("Cookie", "c=d").build());
    assertThat(String.join("; ", peer().only(at).getHeaders().values("Cookie")))
        .isEqualTo("a=b; c=d");
    assertThat(peer().only(at).getHeaders().values("Cookie").size() == 1 || transport().isHttp2())
        .isTrue(); // HTTP/2 may cut them up: RFC 9113, section 8.2.3
  }

  @Test
  @Differs(IntendedDifference.FIELDS_OF_THE_CONNECTION_ARE_OURS)
  void fieldsOfTheConnectionAreSentOrLeftOut() throws Exception {
    for (String name : List.of("TE", "Trailer", "Keep-Alive", "Transfer-Encoding")) {
      URI at = peer().echo();
      HttpRequest own = HttpRequest.newBuilder(at).header(name, "x").build();
      assertThat(send(own).statusCode()).isEqualTo(200);
      var sent = peer().only(at).getHeaders().values(name);
      differing(
          () -> assertThat(sent).as(name).containsExactly("x"),
          () -> assertThat(sent).as(name).isEmpty());
    }
  }
}
