package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Answers that point elsewhere: which are followed, and by what request. */
@ContractTest
class RedirectContractTest extends RedirectContract {
  private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);

  /** A request by this method, with content where it may have some. */
  private static HttpRequest request(String method, URI at) {
    boolean bare = method.equals("GET") || method.equals("HEAD");
    BodyPublisher body = bare ? BodyPublishers.noBody() : BodyPublishers.ofString("content");
    return HttpRequest.newBuilder(at).method(method, body).build();
  }

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
}
