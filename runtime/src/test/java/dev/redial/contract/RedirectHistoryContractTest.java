package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the caller of a redirected call sees. */
@ContractTest
class RedirectHistoryContractTest extends RedirectContract {
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
}
