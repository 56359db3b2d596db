package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** Requests that expect to be told to go on, and are told something else after their content. */
@ContractTest
class ExpectationContractTest extends Contract {
  private static HttpRequest expecting(URI at) {
    return HttpRequest.newBuilder(at)
        .expectContinue(true)
        .POST(BodyPublishers.ofString("expected"))
        .build();
  }

  @Test
  void contentGoesOnceItIsExpected() throws Exception {
    URI at = peer().serve(r -> continuing(Content.sized(Peer.bodyOf(r))));
    assertThat(send(expecting(at)).body()).isEqualTo("expected");
    assertThat(within(start(expecting(at))).body()).isEqualTo("expected");
    assertThat(peer().arrived(at))
        .allSatisfy(
            request -> assertThat(request.getHeaders().get("Expect")).isEqualTo("100-continue"));
  }

  private static final String UNRELIABLE = "Java 17's own client failed once on a busy machine";

  private boolean isReliable() {
    return isRedial() || Runtime.version().feature() >= 21;
  }

  private static MockResponse.Builder continuing(MockResponse.Builder answer) {
    return answer.add100Continue();
  }

  @Test
  void redirectIsFollowedWithTheExpectation() throws Exception {
    assumeTrue(isReliable(), UNRELIABLE);
    try (Client following = Client.of(pair.client().followRedirects(Redirect.NORMAL))) {
      URI target = peer().serve(r -> continuing(Content.sized(Peer.bodyOf(r))));
      URI at =
          peer()
              .serve(
                  r ->
                      continuing(
                          new MockResponse.Builder().code(307).addHeader("Location", target)));
      assertThat(following.both(expecting(at)))
          .allSatisfy(answer -> assertThat(answer.body()).isEqualTo("expected"));
      assertThat(peer().arrived(target))
          .hasSize(2)
          .allSatisfy(
              request -> assertThat(request.getHeaders().get("Expect")).isEqualTo("100-continue"));
    }
  }

  @Test
  void challengeIsAnsweredWithTheExpectation() throws Exception {
    assumeTrue(isReliable(), UNRELIABLE);
    Authenticator alice =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("alice", "secret".toCharArray());
          }
        };
    try (Client asking = Client.of(pair.client().authenticator(alice))) {
      URI at =
          peer()
              .serve(
                  r ->
                      continuing(
                          r.getHeaders().get("Authorization") == null
                              ? new MockResponse.Builder()
                                  .code(401)
                                  .addHeader("WWW-Authenticate", "Basic realm=\"r\"")
                              : Content.sized(Peer.bodyOf(r))));
      assertThat(asking.send(expecting(at)).body()).isEqualTo("expected");
      assertThat(peer().arrived(at))
          .hasSize(2)
          .allSatisfy(
              request -> assertThat(request.getHeaders().get("Expect")).isEqualTo("100-continue"));
    }
  }
}
