package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/**
 * Calls that end while their bodies are being sent: the publisher hears of it, but from the JDK's
 * client over HTTP/2.
 */
@ContractTest
class UploadContractTest extends Contract {
  private static final long UNKNOWN = -1;
  private static final long LARGE = 1_000_000;
  private static final int SMALL = 10;

  /** Gives one buffer, and no more. */
  private static final class Halting {
    private final Event given = new Event();
    private final Event cancelled = new Event();

    BodyPublisher body(long length) {
      return new Publishers.Body(
          length, subscriber -> subscriber.onSubscribe(new Once(subscriber)));
    }

    private final class Once implements Flow.Subscription {
      private final Flow.Subscriber<? super ByteBuffer> subscriber;
      private boolean over;

      Once(Flow.Subscriber<? super ByteBuffer> subscriber) {
        this.subscriber = subscriber;
      }

      @Override
      public void request(long n) {
        if (!over) {
          over = true;
          subscriber.onNext(ByteBuffer.wrap(new byte[] {'h'}));
          given.happen();
        }
      }

      @Override
      public void cancel() {
        cancelled.happen();
      }
    }
  }

  /** What is tried with each kind of body. */
  @FunctionalInterface
  private interface Trial {
    void run(Halting halting, HttpRequest.Builder request) throws Exception;
  }

  private void withEachBody(Trial trial) throws Exception {
    for (long length : new long[] {UNKNOWN, LARGE, SMALL}) {
      Halting halting = new Halting();
      trial.run(halting, HttpRequest.newBuilder(peer().echo()).POST(halting.body(length)));
      if (isRedial() || !transport().isHttp2()) {
        halting.cancelled.await();
      }
    }
  }

  @Test
  @Differs(IntendedDifference.PUBLISHERS_HEAR_THE_END)
  void cancelledCallCancelsItsPublisher() throws Exception {
    withEachBody(
        (halting, request) -> {
          var call = start(request.build());
          halting.given.await();
          assertThat(call.cancel(true)).isTrue();
          assertThat(causes(catchThrowable(call::join)))
              .hasAtLeastOneElementOfType(CancellationException.class);
        });
  }

  @Test
  @Differs(IntendedDifference.PUBLISHERS_HEAR_THE_END)
  void interruptedCallerCancelsItsPublisher() throws Exception {
    withEachBody(
        (halting, request) -> {
          CompletableFuture<Throwable> thrown = new CompletableFuture<>();
          Thread caller =
              new Thread(() -> thrown.complete(catchThrowable(() -> send(request.build()))));
          caller.start();
          halting.given.await();
          caller.interrupt();
          assertThat(within(thrown)).isInstanceOf(InterruptedException.class);
        });
  }

  @Test
  @Differs(IntendedDifference.PUBLISHERS_HEAR_THE_END)
  void limitEndsTheCallAndItsPublisher() throws Exception {
    withEachBody(
        (halting, request) -> {
          HttpRequest limited = request.timeout(Duration.ofMillis(300)).build();
          assertThat(catchThrowable(() -> send(limited))).isInstanceOf(HttpTimeoutException.class);
          assertThat(failureOf(start(limited))).isInstanceOf(HttpTimeoutException.class);
        });
  }

  @Test
  @Differs(IntendedDifference.PUBLISHERS_HEAR_THE_END)
  void shutdownNowEndsTheCallAndItsPublisher() throws Exception {
    withEachBody(
        (halting, request) -> {
          HttpClient own = pair.client().build();
          assumeTrue(own instanceof AutoCloseable, "before Java 21 nothing closes it");
          var call = own.sendAsync(request.build(), BodyHandlers.ofString());
          halting.given.await();
          closing(own);
          assertThat(failureOf(call)).isInstanceOf(IOException.class);
        });
  }
}
