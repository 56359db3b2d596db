package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** Content and limits of calls that are redirected. */
@ContractTest
class RedirectedCallContractTest extends RedirectContract {
  private static final int MEBIBYTE = 1 << 20;
  private static final Duration LIMIT = Duration.ofMillis(900);
  private static final Duration STEP = Duration.ofMillis(700);

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
