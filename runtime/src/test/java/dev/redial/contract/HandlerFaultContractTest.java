package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers and subscribers that throw, at every stage: the call fails with what they threw. */
@ContractTest
class HandlerFaultContractTest extends Contract {
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    Fault(String where) {
      super(where);
    }
  }

  private enum Stage {
    APPLY,
    ON_SUBSCRIBE,
    ON_NEXT,
    ON_COMPLETE,
    GET_BODY,
    BODY
  }

  /** Reads text, but at one stage. */
  private record Faulty(Stage stage, BodySubscriber<String> text)
      implements BodySubscriber<String> {
    static BodyHandler<String> at(Stage stage) {
      return info -> {
        if (stage == Stage.APPLY) {
          throw new Fault("apply");
        }
        return new Faulty(stage, BodyHandlers.ofString().apply(info));
      };
    }

    private void reach(Stage reached) {
      if (stage == reached) {
        throw new Fault(reached.name());
      }
    }

    @Override
    public CompletionStage<String> getBody() {
      reach(Stage.GET_BODY);
      return stage == Stage.BODY
          ? CompletableFuture.failedFuture(new Fault("body"))
          : text.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      reach(Stage.ON_SUBSCRIBE);
      text.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
      reach(Stage.ON_NEXT);
      text.onNext(items);
    }

    @Override
    public void onError(Throwable fault) {
      text.onError(fault);
    }

    @Override
    public void onComplete() {
      reach(Stage.ON_COMPLETE);
      text.onComplete();
    }
  }

  @ParameterizedTest
  @EnumSource
  @Differs(IntendedDifference.FAULTS_OF_HANDLERS_ARE_NAMED)
  void whatIsThrownFailsTheCall(Stage stage) throws Exception {
    URI at = peer().serve(Content.unsized(transport(), Content.octets(20_000)));
    Throwable thrown = catchThrowable(() -> send(get(at), Faulty.at(stage)));
    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(causes(thrown)).hasAtLeastOneElementOfType(Fault.class);
    Throwable fault = thrown.getCause();
    differing(
        () -> assertThat(thrown).hasMessage(fault.getMessage()),
        () -> assertThat(thrown).hasMessage(fault.toString()));
    assertThat(causes(failureOf(start(get(at), Faulty.at(stage)))))
        .hasAtLeastOneElementOfType(Fault.class);
    assertThat(send(get(peer().echo())).statusCode()).isEqualTo(200);
  }

  @Test
  void handlerIsAppliedOnceAndItsFaultIsNotSentAgain() throws Exception {
    URI at = peer().serve(Content.sized("x"));
    assertThat(catchThrowable(() -> send(get(at), Faulty.at(Stage.APPLY)))).isNotNull();
    assertThat(peer().arrived(at)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(classes = {IllegalArgumentException.class, SecurityException.class})
  void someFaultsOfHandlersStayWhatTheyAre(Class<RuntimeException> type) throws Exception {
    URI at = peer().serve(Content.sized("x"));
    RuntimeException fault = type.getConstructor(String.class).newInstance("the handler's own");
    BodyHandler<String> handler =
        info -> {
          throw fault;
        };
    assertThat(catchThrowable(() -> send(get(at), handler)))
        .isExactlyInstanceOf(type)
        .hasMessage("the handler's own");
    assertThat(causes(failureOf(start(get(at), handler)))).contains(fault);
  }

  @Test
  @Differs(IntendedDifference.ERRORS_STAY_ERRORS)
  void errorsAreTold() throws Exception {
    URI at = peer().serve(Content.sized("x"));
    BodyHandler<String> handler =
        info -> {
          throw new AssertionError("the handler's own");
        };
    Throwable thrown = catchThrowable(() -> send(get(at), handler));
    differing(
        () -> assertThat(thrown).isInstanceOf(IOException.class),
        () -> assertThat(thrown).isInstanceOf(AssertionError.class));
    assertThat(causes(thrown)).hasAtLeastOneElementOfType(AssertionError.class);
    assertThat(causes(failureOf(start(get(at), handler))))
        .hasAtLeastOneElementOfType(AssertionError.class);
  }

  /** Java 25's client does not notice, and waits for ever. */
  @Test
  void missingSubscriberFailsTheCall() throws Exception {
    assumeTrue(isRedial() || Runtime.version().feature() == 17, "the JDK's client waits for ever");
    URI at = peer().serve(Content.sized("x"));
    BodyHandler<String> none = info -> null;
    assertThat(catchThrowable(() -> send(get(at), none))).isInstanceOf(IOException.class);
    assertThat(failureOf(start(get(at), none))).isNotNull();
  }

  @Test
  void subscriberThatDoesNotReadMayStillGiveABody() throws Exception {
    URI at = peer().serve(Content.unsized(transport(), Content.octets(20_000)));
    BodyHandler<String> early = info -> BodySubscribers.replacing("early");
    assertThat(send(get(at), early).body()).isEqualTo("early");
  }

  @Test
  @Differs(IntendedDifference.CANCELLING_SUBSCRIBERS_KEEP_THEIR_BODY)
  void cancellingSubscriberEndsTheAnswer() throws Exception {
    Event gone = new Event();
    URI at = peer().serve(r -> Content.streamed(transport(), Content.endless(gone)));
    var call = start(get(at), info -> new Cancelling());
    gone.await();
    differing(
        () -> {
          String end = within(call.handle((answer, fault) -> answer == null ? "" : answer.body()));
          assertThat(end).isIn("cancelled", "");
        },
        () -> assertThat(within(call).body()).isEqualTo("cancelled"));
  }

  /** Wants no more after its first item. */
  private static final class Cancelling implements BodySubscriber<String> {
    private final CompletableFuture<String> body = new CompletableFuture<>();
    private Flow.Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
      body.complete("cancelled");
      subscription.cancel();
    }

    @Override
    public void onError(Throwable fault) {
      body.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {}
  }

  @Test
  void demandBelowOneIsAnError() throws Exception {
    URI at = peer().serve(Content.unsized(transport(), Content.octets(20_000)));
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Flow.Subscriber<List<ByteBuffer>> subscriber =
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(0);
          }

          @Override
          public void onNext(List<ByteBuffer> items) {}

          @Override
          public void onError(Throwable fault) {
            told.complete(fault);
          }

          @Override
          public void onComplete() {}
        };
    var unused = start(get(at), BodyHandlers.fromSubscriber(subscriber));
    assertThat(causes(within(told))).hasAtLeastOneElementOfType(IllegalArgumentException.class);
  }
}
