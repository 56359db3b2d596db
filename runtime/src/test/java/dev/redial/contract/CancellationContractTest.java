package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Calls that nobody wants any more, and callers that are interrupted. */
@ContractTest
class CancellationContractTest extends Contract {
  /** Silent until {@code release}, then endless. */
  private URI silent(Event arrived, Event release, Event gone) {
    return peer()
        .serve(
            r -> {
              arrived.happen();
              release.await();
              return Content.streamed(transport(), Content.endless(gone));
            });
  }

  @Test
  void cancelledCallEndsAtOnceAndTheServerNotices() throws Exception {
    Event arrived = new Event();
    Event gone = new Event();
    Event release = new Event();
    URI at = silent(arrived, release, gone);
    CompletableFuture<HttpResponse<String>> call = start(get(at));
    arrived.await();
    assertThat(call.cancel(true)).isTrue();
    assertThat(causes(catchThrowable(call::join)))
        .hasAtLeastOneElementOfType(CancellationException.class);
    release.happen();
    gone.await();
    assertThat(send(get(peer().echo())).statusCode()).isEqualTo(200);
  }

  @Test
  void cancelledDependantCancelsTheCall() throws Exception {
    Event arrived = new Event();
    Event gone = new Event();
    Event release = new Event();
    URI at = silent(arrived, release, gone);
    CompletableFuture<HttpResponse<Void>> call = start(get(at), BodyHandlers.discarding());
    CompletableFuture<Integer> status =
        call.thenApply(HttpResponse::statusCode).thenApply(code -> code + 1);
    arrived.await();
    assertThat(status.cancel(true)).isTrue();
    release.happen();
    gone.await();
    assertThatThrownBy(() -> within(call)).isNotNull();
  }

  @Test
  @Differs(IntendedDifference.HANDLERS_AT_WORK_HOLD_THEIR_CALL)
  void handlerAtWorkIsNotWaitedForOrHoldsItsCall() throws Exception {
    Assumptions.assumeTrue(
        isRedial() || (Runtime.version().feature() >= 25 && !transport().isHttp2()),
        "older ones, and HTTP/2 with its lock, wait for the handler, too");
    Event gone = new Event();
    Event atWork = new Event();
    Event release = new Event();
    URI at = peer().serve(r -> Content.streamed(transport(), Content.endless(gone)));
    CompletableFuture<HttpResponse<Void>> call =
        start(
            get(at),
            info -> {
              atWork.happen();
              release.await();
              return BodySubscribers.discarding();
            });
    atWork.await();
    assertThat(call.cancel(true)).isTrue();
    assertThat(call).isDone();
    differing(
        () -> {
          gone.await();
          release.happen();
        },
        () -> {
          assertThat(gone.hasHappened()).isFalse();
          release.happen();
          gone.await();
        });
  }

  @Test
  @Differs(IntendedDifference.CANCELLED_EITHER_WAY)
  void cancellationWithoutInterruptionEndsTheFuture() throws Exception {
    Event arrived = new Event();
    Event release = new Event();
    Event told = new Event();
    URI at =
        peer()
            .serve(
                r -> {
                  arrived.happen();
                  release.await();
                  return Content.sized("late");
                });
    CompletableFuture<HttpResponse<String>> call =
        start(
            get(at),
            info -> {
              told.happen();
              return BodyHandlers.ofString().apply(info);
            });
    arrived.await();
    assertThat(call.cancel(false)).isTrue();
    assertThat(call).isCancelled();
    release.happen();
    differing(
        told::await,
        () -> {
          assertThat(send(get(peer().echo())).statusCode()).isEqualTo(200);
          assertThat(told.hasHappened()).isFalse();
        });
  }

  @Test
  @Differs(IntendedDifference.FUTURES_ARE_ORDINARY)
  void futureSaysThatItIsCancelledAndMayBeObtruded() throws Exception {
    Event arrived = new Event();
    Event release = new Event();
    CompletableFuture<HttpResponse<String>> call =
        start(get(silent(arrived, release, new Event())));
    arrived.await();
    call.cancel(true);
    release.happen();
    differing(
        () ->
            assertThatThrownBy(() -> call.obtrudeException(new IOException()))
                .isInstanceOf(UnsupportedOperationException.class),
        () -> {
          assertThatThrownBy(() -> within(call)).isInstanceOf(CancellationException.class);
          call.obtrudeException(new IOException("mine"));
          assertThat(failureOf(call)).hasMessage("mine");
        });
  }

  @Test
  void callCancelledInItsBodyEndsTheAnswer() throws Exception {
    Event begun = new Event();
    Event gone = new Event();
    URI at = peer().serve(r -> Content.streamed(transport(), Content.endless(gone)));
    CompletableFuture<HttpResponse<Void>> call =
        start(get(at), BodyHandlers.ofByteArrayConsumer(part -> begun.happen()));
    begun.await();
    assertThat(call.cancel(true)).isTrue();
    gone.await();
  }

  @Test
  void cancellingAFinishedCallHasNoEffect() throws Exception {
    CompletableFuture<HttpResponse<InputStream>> call =
        start(get(peer().serve(Content.sized("whole"))), BodyHandlers.ofInputStream());
    InputStream body = within(call).body();
    assertThat(call.cancel(true)).isFalse();
    assertThat(body.readAllBytes()).hasSize(5);
  }

  // ---- interruption

  @Test
  void interruptedCallerLeavesAndTheServerNotices() throws Exception {
    Event arrived = new Event();
    Event gone = new Event();
    Event release = new Event();
    URI at = silent(arrived, release, gone);
    interruptedSend(at, arrived);
    release.happen();
    gone.await();
    assertThat(send(get(peer().echo())).statusCode()).isEqualTo(200);
  }

  @Test
  void callerInterruptedInTheBodyLeavesAndTheServerNotices() throws Exception {
    Event begun = new Event();
    Event gone = new Event();
    URI at =
        peer()
            .serve(
                r ->
                    Content.streamed(
                        transport(),
                        to -> {
                          begun.happen();
                          Content.endless(gone).write(to);
                        }));
    interruptedSend(at, begun);
    gone.await();
  }

  private void interruptedSend(URI at, Event when) throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              try {
                send(get(at), BodyHandlers.discarding());
                thrown.complete(new AssertionError("not interrupted"));
              } catch (Throwable e) {
                flag.set(Thread.currentThread().isInterrupted());
                thrown.complete(e);
              }
            });
    caller.start();
    when.await();
    caller.interrupt();
    assertThat(within(thrown)).isInstanceOf(InterruptedException.class);
    assertThat(flag).isFalse();
  }

  @Test
  void callerThatIsInterruptedBeforeSendsNothing() throws Exception {
    URI at = peer().echo();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> send(post(at, BodyPublishers.ofString("x"))))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(send(get(peer().echo())).statusCode()).isEqualTo(200);
    assertThat(peer().arrived(at)).isEmpty();
  }

  @Test
  void asynchronousCallOfAnInterruptedThreadIsSent() throws Exception {
    Thread.currentThread().interrupt();
    var call = start(get(peer().serve(Content.sized("x"))));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(within(call).body()).isEqualTo("x");
  }

  @Test
  void failedWaitLeavesTheCallAlone() throws Exception {
    Event release = new Event();
    URI at =
        peer()
            .serve(
                r -> {
                  release.await();
                  return Content.sized("x");
                });
    var call = start(get(at));
    Thread.currentThread().interrupt();
    assertThatThrownBy(call::get).isInstanceOf(InterruptedException.class);
    release.happen();
    assertThat(within(call).body()).isEqualTo("x");
  }
}
