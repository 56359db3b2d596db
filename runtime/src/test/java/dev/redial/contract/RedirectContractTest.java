package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/**
 * Answers that point elsewhere: which are followed, by what request, and what their caller sees.
 */
@ContractTest
class RedirectContractTest extends Contract {
  private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);
  private static final int MEBIBYTE = 1 << 20;
  private static final Duration LIMIT = Duration.ofMillis(900);
  private static final Duration STEP = Duration.ofMillis(700);

  private Client following;

  @BeforeParameterizedClassInvocation
  void follow() {
    following = Client.of(pair.client().followRedirects(Redirect.NORMAL));
  }

  @AfterParameterizedClassInvocation
  void closeFollowing() {
    following.close();
  }

  private static MockResponse.Builder pointing(int status, Object place) {
    return new MockResponse.Builder().code(status).addHeader("Location", place);
  }

  private URI redirect(int status, Object place) {
    return peer().serve(pointing(status, place).body("moved"));
  }

  /** A request by this method, with content where it may have some. */
  private static HttpRequest request(String method, URI at) {
    boolean bare = method.equals("GET") || method.equals("HEAD");
    BodyPublisher body = bare ? BodyPublishers.noBody() : BodyPublishers.ofString("content");
    return HttpRequest.newBuilder(at).method(method, body).build();
  }

  // ---- which are followed

  @Test
  void withoutAPolicyEveryRedirectIsHandedOver() throws Exception {
    for (int status : REDIRECTS) {
      URI at = redirect(status, "/nowhere");
      HttpResponse<String> answer = send(get(at));
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).isEqualTo("moved");
      assertThat(answer.uri()).isEqualTo(at);
      assertThat(answer.previousResponse()).isEmpty();
      assertThat(peer().only(at).getMethod()).isEqualTo("GET");
    }
  }

  @Test
  void otherAnswersOfTheirKindAreHandedOver() throws Exception {
    URI target = peer().echo();
    for (int status : new int[] {200, 201, 300, 304, 305, 306, 309, 399, 404}) {
      for (HttpResponse<String> answer :
          following.both(get(peer().serve(pointing(status, target))))) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Location")).contains(target.toString());
      }
    }
    assertThat(peer().arrived(target)).isEmpty();
  }

  @Test
  void methodsAreKeptOrBecomeGet() throws Exception {
    for (int status : REDIRECTS) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
        URI target = peer().serve(new MockResponse.Builder());
        URI at = peer().serve(pointing(status, target));
        HttpResponse<String> answer = following.send(request(method, at));
        String expected = methodAfter(status, method);
        String content = expected.equals("GET") ? "" : "content";
        RecordedRequest arrived = peer().only(target);
        assertThat(arrived.getMethod()).as("%s %d", method, status).isEqualTo(expected);
        assertThat(Peer.bodyOf(arrived)).as("%s %d", method, status).asString().isEqualTo(content);
        assertThat(answer.request().method()).isEqualTo(expected);
      }
    }
  }

  private static String methodAfter(int status, String method) {
    boolean postBecomesGet = method.equals("POST") && (status == 301 || status == 302);
    return status == 303 || postBecomesGet ? "GET" : method;
  }

  @Test
  @Differs(IntendedDifference.HEAD_STAYS_HEAD)
  void headStaysHead() throws Exception {
    for (int status : REDIRECTS) {
      URI target = peer().serve(new MockResponse.Builder().addHeader("There", "1"));
      URI at = peer().serve(pointing(status, target));
      assertThat(following.send(request("HEAD", at)).headers().firstValue("There")).contains("1");
      String seen = peer().only(target).getMethod();
      if (status == 303) {
        differing(
            () -> assertThat(seen).isEqualTo("GET"), () -> assertThat(seen).isEqualTo("HEAD"));
      } else {
        assertThat(seen).isEqualTo("HEAD");
      }
    }
  }

  @Test
  @Differs(IntendedDifference.FIELDS_OF_CONTENT_GO_WITH_IT)
  void fieldsGoAlongUnlessTheyAreOfTheContent() throws Exception {
    URI target = peer().echo();
    HttpRequest order =
        HttpRequest.newBuilder(redirect(303, target))
            .header("Content-Type", "text/plain")
            .header("X-Many", "1")
            .header("X-Many", "2")
            .header("Authorization", "Bearer t")
            .header("User-Agent", "mine")
            .POST(BodyPublishers.ofString("order"))
            .build();
    assertThat(following.send(order).statusCode()).isEqualTo(200);
    var fields = peer().only(target).getHeaders();
    assertThat(fields.values("X-Many")).containsExactly("1", "2");
    assertThat(fields.values("Authorization")).containsExactly("Bearer t");
    assertThat(fields.values("User-Agent")).containsExactly("mine");
    differing(
        () -> assertThat(fields.get("Content-Type")).isEqualTo("text/plain"),
        () -> assertThat(fields.get("Content-Type")).isNull());
  }

  // ---- where to

  @Test
  void placesMayBeRelative() throws Exception {
    URI target = peer().echo();
    String path = target.getPath();
    String authority = target.getRawAuthority();
    for (String place :
        List.of(path, path.substring(1), "." + path, "//" + authority + path, target.toString())) {
      HttpResponse<String> answer = following.send(get(redirect(302, place)));
      assertThat(answer.statusCode()).as(place).isEqualTo(200);
      assertThat(answer.uri()).as(place).isEqualTo(target);
      assertThat(answer.request().uri()).as(place).isEqualTo(target);
    }
    assertThat(peer().arrived(target)).hasSize(5);
  }

  @Test
  void queryOfThePlaceCountsAndNotThatBefore() throws Exception {
    URI target = peer().echo();
    URI at = redirect(302, target.getPath() + "?x=%C3%BC&y=a+b");
    HttpResponse<String> answer = following.send(get(URI.create(at + "?old=1")));
    assertThat(answer.uri()).isEqualTo(URI.create(target + "?x=%C3%BC&y=a+b"));
    assertThat(peer().only(target).getTarget()).isEqualTo(target.getPath() + "?x=%C3%BC&y=a+b");
  }

  @Test
  @Differs(IntendedDifference.PLACES_AS_IN_RFC_3986)
  void queryAloneIsOfTheSamePathAndFragmentsStay() throws Exception {
    URI paged =
        peer()
            .serve(
                request ->
                    String.valueOf(request.getTarget()).endsWith("?page=2")
                        ? Content.sized("second")
                        : pointing(302, "?page=2"));
    CompletableFuture<HttpResponse<String>> page = following.start(get(paged));
    differing(
        () -> assertThat(within(page).statusCode()).isEqualTo(500),
        () -> assertThat(within(page).body()).isEqualTo("second"));
    URI target = peer().echo();
    URI marked = URI.create(redirect(302, target) + "#chapter");
    String fragment = following.send(get(marked)).uri().getFragment();
    differing(() -> assertThat(fragment).isNull(), () -> assertThat(fragment).isEqualTo("chapter"));
  }

  @Test
  @Differs(IntendedDifference.UNUSABLE_PLACES_ARE_HANDED_OVER)
  void answerWithoutAUsablePlaceFailsOrIsHandedOver() throws Exception {
    URI nowhere = peer().serve(new MockResponse.Builder().code(302).body("moved"));
    for (URI at : List.of(nowhere, redirect(302, "http://[oops/"), redirect(302, "%zz"))) {
      differing(
          () -> assertThat(following.failures(get(at))).hasSize(2),
          () ->
              assertThat(following.both(get(at)))
                  .allSatisfy(
                      answer -> {
                        assertThat(answer.statusCode()).isEqualTo(302);
                        assertThat(answer.body()).isEqualTo("moved");
                      }));
    }
  }

  @Test
  void foreignSchemesAreNotFollowed() throws Exception {
    for (String place : List.of("ftp://localhost/x", "mailto:somebody", "file:///etc/passwd")) {
      for (HttpResponse<String> answer : following.both(get(redirect(302, place)))) {
        assertThat(answer.statusCode()).as(place).isEqualTo(302);
        assertThat(answer.body()).isEqualTo("moved");
      }
    }
  }

  // ---- other origins

  @Test
  @Differs(IntendedDifference.SECRETS_STAY_AT_THEIR_ORIGIN)
  void anotherOriginIsAskedWithTheFieldsButWithoutTheSecrets() throws Exception {
    try (Peer other = new Peer(transport())) {
      URI target = other.echo();
      HttpRequest order =
          HttpRequest.newBuilder(redirect(307, target))
              .header("Authorization", "Bearer t")
              .header("Cookie", "a=1")
              .header("X-Trace", "7")
              .POST(BodyPublishers.ofString("order"))
              .build();
      assertThat(following.send(order).body()).isEqualTo("order");
      var there = other.only(target).getHeaders();
      assertThat(there.get("X-Trace")).isEqualTo("7");
      if (isRedial() || Runtime.version().feature() >= 25) {
        assertThat(there.get("Authorization")).isNull();
        assertThat(there.get("Cookie")).isNull();
      }
    }
  }

  @Test
  void normalGoesToTlsButNotBack() throws Exception {
    Transport across = transport().isSecured() ? Transport.HTTP_1_1 : Transport.HTTP_1_1_TLS;
    try (Peer other = new Peer(across);
        Client always = Client.of(pair.client().followRedirects(Redirect.ALWAYS))) {
      URI target = other.serve(Content.sized("there"));
      URI at = redirect(302, target);
      HttpResponse<String> normal = following.send(get(at));
      assertThat(normal.body()).isEqualTo(transport().isSecured() ? "moved" : "there");
      assertThat(normal.sslSession()).isPresent();
      assertThat(always.send(get(at)).body()).isEqualTo("there");
      assertThat(within(always.start(get(at))).uri()).isEqualTo(target);
    }
  }

  // ---- what the caller sees

  @Test
  void earlierAnswersAreKept() throws Exception {
    URI last = peer().serve(Content.sized("last").addHeader("Number", "3"));
    URI second = peer().serve(pointing(307, last).addHeader("Number", "2").body("two"));
    URI first = peer().serve(pointing(301, second).addHeader("Number", "1").body("one"));
    HttpRequest request = HttpRequest.newBuilder(first).header("X", "y").build();
    for (HttpResponse<String> answer : following.both(request)) {
      assertThat(answer.body()).isEqualTo("last");
      assertThat(answer.uri()).isEqualTo(last);
      assertThat(answer.request().uri()).isEqualTo(last);
      assertThat(answer.request().headers().firstValue("X")).contains("y");
      assertThat(answer.toString()).contains("GET", last.getPath(), "200");
      HttpResponse<String> before = answer.previousResponse().orElseThrow();
      assertThat(before.statusCode()).isEqualTo(307);
      assertThat(before.uri()).isEqualTo(second);
      assertThat(before.headers().firstValue("Number")).contains("2");
      assertThat(before.body()).isNull();
      assertThat(before.version()).isEqualTo(transport().version());
      assertThat(before.sslSession().isPresent()).isEqualTo(transport().isSecured());
      assertThat(before.toString()).contains("GET", second.getPath(), "307");
      HttpResponse<String> start = before.previousResponse().orElseThrow();
      assertThat(start.statusCode()).isEqualTo(301);
      assertThat(start.request()).isEqualTo(request);
      assertThat(start.previousResponse()).isEmpty();
    }
  }

  @Test
  void handlerIsAppliedToTheLastAnswerOnly() throws Exception {
    URI at = redirect(302, redirect(307, peer().serve(Content.sized("last").code(404))));
    List<Integer> seen = new CopyOnWriteArrayList<>();
    HttpResponse<String> answer =
        following
            .http()
            .send(
                get(at),
                info -> {
                  seen.add(info.statusCode());
                  return BodyHandlers.ofString().apply(info);
                });
    assertThat(answer.body()).isEqualTo("last");
    assertThat(seen).containsExactly(404);
  }

  @Test
  @Differs(IntendedDifference.TEN_REDIRECTS)
  void circlesEndWithAnAnswer() throws Exception {
    URI circle = peer().serve(request -> pointing(302, String.valueOf(request.getTarget())));
    HttpResponse<String> answer = following.send(get(circle));
    assertThat(answer.statusCode()).isEqualTo(302);
    int sent = peer().arrived(circle).size();
    differing(() -> assertThat(sent).isEqualTo(5), () -> assertThat(sent).isEqualTo(11));
  }

  @Test
  void contentOfRedirectsIsNotReadToItsEnd() throws Exception {
    Event gone = new Event();
    URI target = peer().serve(Content.sized("there"));
    URI at =
        peer()
            .serve(
                request ->
                    Content.streamed(transport(), Content.endless(gone))
                        .code(302)
                        .addHeader("Location", target));
    assertThat(following.send(get(at)).body()).isEqualTo("there");
    gone.await();
    assertThat(following.send(get(redirect(302, target))).body()).isEqualTo("there");
  }

  // ---- content that is sent again

  @Test
  void contentIsSentAgain() throws Exception {
    byte[] octets = Content.octets(MEBIBYTE);
    for (BodyPublisher body :
        List.of(
            BodyPublishers.ofByteArray(octets, 0, 3),
            BodyPublishers.ofByteArray(octets),
            BodyPublishers.fromPublisher(Publishers.of(octets), MEBIBYTE))) {
      URI target = peer().serve(new MockResponse.Builder());
      URI at = peer().serve(pointing(body.contentLength() < MEBIBYTE ? 308 : 307, target));
      assertThat(following.send(post(at, body)).statusCode()).isEqualTo(200);
      byte[] first = Peer.bodyOf(peer().only(at));
      assertThat(first).isEqualTo(Arrays.copyOf(octets, Math.toIntExact(body.contentLength())));
      assertThat(Peer.bodyOf(peer().only(target))).isEqualTo(first);
    }
  }

  @Test
  @Differs(IntendedDifference.CONTENT_OF_UNKNOWN_LENGTH_IS_SENT_ONCE)
  void contentOfUnknownLengthIsSentOnce() throws Exception {
    URI target = peer().echo();
    BodyPublisher body =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(Content.octets(9)));
    HttpResponse<String> answer = following.send(post(redirect(307, target), body));
    differing(
        () -> {
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(Peer.bodyOf(peer().only(target))).hasSize(9);
        },
        () -> {
          assertThat(answer.statusCode()).isEqualTo(307);
          assertThat(answer.body()).isEqualTo("moved");
          assertThat(peer().arrived(target)).isEmpty();
        });
  }

  // ---- the end of a call

  @Test
  void callCancelledOnItsWayGoesNoFurther() throws Exception {
    Event arrived = new Event();
    Event release = new Event();
    Event gone = new Event();
    URI never = peer().echo();
    URI second =
        peer()
            .serve(
                request -> {
                  arrived.happen();
                  release.await();
                  return Content.streamed(transport(), Content.endless(gone))
                      .code(302)
                      .addHeader("Location", never);
                });
    CompletableFuture<HttpResponse<String>> call = following.start(get(redirect(302, second)));
    arrived.await();
    assertThat(call.cancel(true)).isTrue();
    release.happen();
    gone.await();
    assertThat(catchThrowable(() -> within(call))).isNotNull();
    assertThat(following.send(get(redirect(302, peer().echo()))).statusCode()).isEqualTo(200);
    assertThat(peer().arrived(never)).isEmpty();
  }

  @Test
  @Differs(IntendedDifference.TIMEOUT_IS_FOR_THE_WHOLE_WAY)
  void timeoutIsForTheWholeWayOrEachStep() throws Exception {
    assumeFalse(transport().isSecured(), "time is the same for all");
    Event over = new Event();
    URI silent =
        peer()
            .serve(
                request -> {
                  over.await();
                  return Content.sized("late");
                });
    URI slow =
        peer()
            .serve(
                request -> {
                  assertThat(over.happensWithin(STEP)).isFalse();
                  return pointing(302, silent);
                });
    HttpRequest request = HttpRequest.newBuilder(slow).timeout(LIMIT).build();
    long begun = System.nanoTime();
    assertThat(catchThrowable(() -> following.send(request)))
        .isInstanceOf(HttpTimeoutException.class);
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    over.happen();
    if (isRedial()) {
      assertThat(taken).isBetween(LIMIT, LIMIT.plus(STEP));
    } else if (Runtime.version().feature() >= 25) {
      assertThat(taken).isGreaterThanOrEqualTo(LIMIT.plus(STEP));
    }
    assertThat(peer().arrived(silent)).hasSize(1);
  }

  @Test
  void failureAtTheNewPlaceIsThatOfTheCall() throws Exception {
    URI closed = URI.create(transport().scheme() + "://localhost:1/");
    assertThat(following.failures(get(redirect(302, closed))))
        .allSatisfy(failure -> assertThat(failure).isInstanceOf(ConnectException.class));
  }
}
