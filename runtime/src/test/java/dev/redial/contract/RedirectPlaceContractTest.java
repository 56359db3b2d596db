package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** Where a redirect leads to. */
@ContractTest
class RedirectPlaceContractTest extends RedirectContract {
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
  @Differs(IntendedDifference.PLACES_AS_IN_RFC_3986)
  void nothingIsAboveTheRoot() throws Exception {
    URI target = peer().echo();
    for (String place : List.of("../.." + target.getPath(), "/.." + target.getPath())) {
      var call = following.start(get(redirect(302, place)));
      differing(
          () -> assertThat(within(call).uri()).isNotEqualTo(target),
          () -> {
            assertThat(within(call).statusCode()).isEqualTo(200);
            assertThat(within(call).uri()).isEqualTo(target);
          });
    }
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
  @Differs(IntendedDifference.UNUSABLE_PLACES_ARE_HANDED_OVER)
  void foreignSchemesAreNotFollowedByWhoFollowsAlways() throws Exception {
    try (Client always = Client.of(pair.client().followRedirects(Redirect.ALWAYS))) {
      URI at = redirect(302, "ftp://localhost:1/x");
      differing(
          () -> assertThat(always.failures(get(at))).hasSize(2),
          () ->
              assertThat(always.both(get(at)))
                  .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(302)));
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
}
