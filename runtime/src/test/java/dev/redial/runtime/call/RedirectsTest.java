package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Idempotency;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are followed, where to, and what becomes of the request. */
final class RedirectsTest {
  private static final String SHOP = "http://shop.example/a/b?x=1";

  private static HttpRequest request(String method, String uri) {
    return HttpRequest.newBuilder(URI.create(uri))
        .method(method, BodyPublishers.ofString("{}"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer t")
        .header("Cookie", "a=1")
        .header("Idempotency-Key", "k")
        .header("Accept", "text/plain")
        .build();
  }

  private static @Nullable HttpRequest follow(
      Redirect policy, HttpRequest request, int status, String location) {
    AnswerInfo answer =
        new AnswerInfo(
            Version.HTTP_1_1,
            status,
            HttpHeaders.of(Map.of("location", List.of(location)), (name, value) -> true),
            Optional.empty(),
            Optional.empty());
    return new Redirects(policy, 10).after(request, answer);
  }

  private static HttpRequest followed(HttpRequest request, int status, String location) {
    HttpRequest next = follow(Redirect.ALWAYS, request, status, location);
    if (next == null) {
      throw new AssertionError("not followed: " + status + " to " + location);
    }
    return next;
  }

  // ---- where to

  @ParameterizedTest
  @CsvSource({
    "http://shop.example/a/b?x=1, c, http://shop.example/a/c",
    "http://shop.example/a/b?x=1, /c, http://shop.example/c",
    "http://shop.example/a/b?x=1, ../c, http://shop.example/c",
    "http://shop.example/a/b?x=1, ?y=2, http://shop.example/a/b?y=2",
    "http://shop.example/a/b?x=1, '', http://shop.example/a/b?x=1",
    "http://shop.example/a/b?x=1, '#f', http://shop.example/a/b?x=1#f",
    "http://shop.example/a/b?x=1, //other.example/c, http://other.example/c",
    "http://shop.example/a/b?x=1, https://other.example, https://other.example",
    "http://shop.example, c, http://shop.example/c",
    "http://shop.example, ?y=2, http://shop.example?y=2",
    "http://shop.example/a#f, /c, http://shop.example/c#f",
    "http://shop.example/a#f, /c#g, http://shop.example/c#g",
    "http://shop.example/a, /b c|d, http://shop.example/b%20c%7Cd",
    "http://shop.example/a, /caf\u00c3\u00a9, http://shop.example/caf%C3%A9",
    "http://shop.example/a, /x%2Fy, http://shop.example/x%2Fy",
    "http://[::1]:8080/a, /c, http://[::1]:8080/c",
  })
  void referenceIsResolved(String base, String location, String target) {
    assertThat(followed(request("GET", base), 302, location).uri()).isEqualTo(URI.create(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://shop.example/a", "mailto:a@b.example", "http:///a", "http://[", "%"})
  void placeThatCannotBeAskedIsTheCallersToSee(String location) {
    assertThat(follow(Redirect.ALWAYS, request("GET", SHOP), 302, location)).isNull();
  }

  @Test
  void answerWithoutPlaceIsTheCallersToSee() {
    AnswerInfo answer =
        new AnswerInfo(
            Version.HTTP_1_1,
            302,
            HttpHeaders.of(Map.of(), (name, value) -> true),
            Optional.empty(),
            Optional.empty());

    assertThat(new Redirects(Redirect.ALWAYS, 10).after(request("GET", SHOP), answer)).isNull();
  }

  // ---- which

  @ParameterizedTest
  @CsvSource({
    "NEVER, http, http, false",
    "NORMAL, http, http, true",
    "NORMAL, http, https, true",
    "NORMAL, https, https, true",
    "NORMAL, https, http, false",
    "ALWAYS, https, http, true"
  })
  void policyDecidesBySchemes(Redirect policy, String from, String to, boolean goes) {
    HttpRequest request = request("GET", from + "://shop.example/");

    assertThat(follow(policy, request, 302, to + "://other.example/") != null).isEqualTo(goes);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 300, 304, 305, 306, 309, 401})
  void otherStatusesPointNowhere(int status) {
    assertThat(follow(Redirect.ALWAYS, request("GET", SHOP), status, "/c")).isNull();
  }

  // ---- by which method, with which body and fields

  @ParameterizedTest
  @CsvSource({
    "301, POST, GET, false",
    "302, POST, GET, false",
    "303, POST, GET, false",
    "307, POST, POST, true",
    "308, POST, POST, true",
    "301, PUT, PUT, true",
    "302, DELETE, DELETE, true",
    "303, PUT, GET, false",
    "303, GET, GET, false",
    "303, HEAD, HEAD, false",
    "302, HEAD, HEAD, true"
  })
  void methodAndBodyFollowTheStatus(int status, String method, String then, boolean body) {
    HttpRequest next = followed(request(method, SHOP), status, "/c");

    assertThat(next.method()).isEqualTo(then);
    assertThat(next.bodyPublisher().isPresent()).isEqualTo(body);
    assertThat(next.headers().firstValue("content-type").isPresent()).isEqualTo(body);
    assertThat(next.headers().firstValue("idempotency-key").isPresent()).isEqualTo(body);
    assertThat(next.headers().firstValue("accept")).hasValue("text/plain");
  }

  @ParameterizedTest
  @CsvSource({
    "/c, true",
    "http://SHOP.example:80/c, true",
    "http://shop.example:81/c, false",
    "https://shop.example/c, false",
    "http://other.example/c, false"
  })
  void secretsStayWithTheirOrigin(String location, boolean kept) {
    HttpRequest next = followed(request("GET", SHOP), 302, location);

    assertThat(next.headers().firstValue("authorization").isPresent()).isEqualTo(kept);
    assertThat(next.headers().firstValue("cookie").isPresent()).isEqualTo(kept);
    assertThat(next.headers().firstValue("accept")).hasValue("text/plain");
  }

  // ---- whether it may be sent twice there

  @ParameterizedTest
  @CsvSource({
    "POST, 303, /c, SAFE",
    "POST, 307, /c, IDEMPOTENT", // by its key
    "POST, 307, http://other.example/c, NON_IDEMPOTENT", // where nobody knows the key
    "PUT, 308, http://other.example/c, IDEMPOTENT",
    "GET, 302, http://other.example/c, SAFE"
  })
  void idempotencyIsJudgedAnew(String method, int status, String location, Idempotency then) {
    HttpRequest request = request(method, SHOP);

    CallFacts there = CallFacts.of(request).redirected(followed(request, status, location));

    assertThat(there.idempotency()).isEqualTo(then);
  }

  @Test
  void markGoesAlongAndAbroadOnlyIfItIsStricter() {
    HttpRequest delete = HttpRequest.newBuilder(URI.create(SHOP)).DELETE().build();
    HttpRequest search =
        HttpRequest.newBuilder(URI.create(SHOP)).POST(BodyPublishers.ofString("{}")).build();
    CallFacts pop = CallFacts.of(Idempotency.mark(delete, Idempotency.NON_IDEMPOTENT));
    CallFacts find = CallFacts.of(Idempotency.mark(search, Idempotency.SAFE));

    assertThat(at(pop, "/c")).isEqualTo(Idempotency.NON_IDEMPOTENT);
    assertThat(at(pop, "http://other.example/c")).isEqualTo(Idempotency.NON_IDEMPOTENT);
    assertThat(at(find, "/c")).isEqualTo(Idempotency.SAFE);
    assertThat(at(find, "http://other.example/c")).isEqualTo(Idempotency.NON_IDEMPOTENT);
  }

  private static Idempotency at(CallFacts facts, String location) {
    return facts.redirected(followed(facts.request(), 307, location)).idempotency();
  }
}
