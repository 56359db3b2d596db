package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscribers that do not do what they should, without failing at once. */
@ContractTest
class SubscriberFaultContractTest extends Contract {
  private static final int INTERNAL_ERROR = 2;
  private static final Duration SHORT = Duration.ofMillis(300);

  /** Reads everything; its body is what it is given. */
  private static class Reading implements BodySubscriber<String> {
    private final @Nullable CompletionStage<String> body;
    final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    final Event complete = new Event();
    private final long demand;

    Reading(@Nullable CompletionStage<String> body) {
      this(body, Long.MAX_VALUE);
    }

    Reading(@Nullable CompletionStage<String> body, long demand) {
      this.body = body;
      this.demand = demand;
    }

    @Override
    @SuppressWarnings("NullAway") // as bad subscribers do
    public CompletionStage<String> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(demand);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {}

    @Override
    public void onError(Throwable fault) {
      failure.complete(fault);
    }

    @Override
    public void onComplete() {
      complete.happen();
    }
  }

  private HttpRequest limited() {
    return HttpRequest.newBuilder(peer().serve(Content.sized("x"))).timeout(SHORT).build();
  }

  @Test
  void bodyThatIsNeverMadeEndsWithTheLimit() throws Exception {
    assumeTrue(isRedial() || Runtime.version().feature() >= 26, "the JDK's client waits for ever");
    BodyHandler<String> never = info -> new Reading(new CompletableFuture<>());
    assertThat(catchThrowable(() -> send(limited(), never)))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(failureOf(start(limited(), never))).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void bodyMayBeMadeLaterByAnotherThread() throws Exception {
    CompletableFuture<String> later = new CompletableFuture<>();
    Reading reading = new Reading(later);
    var call = start(get(peer().serve(Content.sized("x"))), info -> reading);
    reading.complete.await();
    assertThat(call).isNotDone();
    later.complete("made");
    assertThat(within(call).body()).isEqualTo("made");
  }

  @Test
  void missingBodyFailsTheCall() throws Exception {
    BodyHandler<String> none = info -> new Reading(null);
    URI at = peer().serve(Content.sized("x"));
    assertThat(catchThrowable(() -> send(get(at), none)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("getBody()");
    assertThat(failureOf(start(get(at), none))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void demandBelowOneIsAnIllegalArgument(long demand) throws Exception {
    Reading reading = new Reading(new CompletableFuture<>(), demand);
    URI at = peer().serve(Content.unsized(transport(), new byte[20]));
    var unused = start(get(at), info -> reading);
    assertThat(within(reading.failure)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void subscriberThatThrowsWhenItHearsOfAFailureChangesNothing() throws Exception {
    CompletableFuture<String> body = new CompletableFuture<>();
    failureIsNotHidden(body, body::completeExceptionally);
  }

  @Test
  void subscriberThatThrowsInsteadOfFailingItsBodyDoesNotKeepTheCall() throws Exception {
    assumeTrue(isRedial(), "the JDK's client waits for ever over HTTP/1.1");
    failureIsNotHidden(new CompletableFuture<>(), fault -> {});
  }

  private void failureIsNotHidden(CompletableFuture<String> body, Consumer<Throwable> heard)
      throws Exception {
    BodyHandler<String> throwing =
        info ->
            new Reading(body) {
              @Override
              public void onError(Throwable fault) {
                heard.accept(fault);
                throw new IllegalStateException("heard");
              }
            };
    URI at = peer().serve(Content.sized(Content.octets(200_000)).onResponseBody(cut()));
    HttpRequest request = post(at, BodyPublishers.noBody());
    assertThat(catchThrowable(() -> send(request, throwing))).isInstanceOf(IOException.class);
    assertThat(failureOf(start(request, throwing))).isInstanceOf(IOException.class);
    assertThat(send(get(peer().echo())).statusCode()).isEqualTo(200);
  }

  private SocketEffect cut() {
    return transport().isHttp2()
        ? new SocketEffect.CloseStream(INTERNAL_ERROR)
        : new SocketEffect.CloseSocket();
  }
}
