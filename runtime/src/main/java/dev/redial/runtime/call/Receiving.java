package dev.redial.runtime.call;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.IncompleteResponseException;
import dev.redial.runtime.call.CallSettings.Downloads;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The last answer of a call on its way into its handler's hands: decoded if it was coded, put
 * together of several answers if it broke off and the rest can be had, and replaced by another if
 * it broke off and nothing of it was handed over.
 *
 * <p>Thread-safety: the call's own.
 *
 * @param <T> what the answer's body becomes
 */
final class Receiving<T> {
  private final BodyHandler<T> handler;
  private final CallEngine engine;
  private final Decoding decoding;
  private final Downloads downloads;
  private final Runnable raise;
  private @Nullable BodyDelivery<T> delivery;
  private @Nullable Resumption resumption;
  private long delivered;

  /** Whether the application sees nothing before all is here. */
  private boolean withheld;

  /**
   * What the handler has made of a head.
   *
   * @param seen the head as it was shown
   * @param body once it is there
   * @param delivery by which it is made
   */
  record Begun<T>(AnswerInfo seen, CompletionStage<T> body, BodyDelivery<T> delivery) {}

  /** What is to be done next. */
  enum Progress {
    /** Nothing: more comes, or more is asked for. */
    WAITING,
    /**
     * The answer broke off, and another attempt may bring its rest, for the subscriber has all that
     * had arrived, or all of it anew, for the application has nothing.
     */
    REPAIRABLE,
    /** The answer broke off, and that is that. */
    BROKEN,
    /** The subscriber wants no more. */
    UNWANTED,
    /** The subscriber has heard the end. */
    OVER
  }

  Receiving(BodyHandler<T> handler, CallEngine engine, Runnable raise) {
    this.handler = handler;
    this.engine = engine;
    this.decoding = new Decoding(engine.settings().decompression());
    this.downloads = engine.settings().downloads();
    this.raise = raise;
  }

  /** The fields by which an attempt asks for this content, or for the rest of it. */
  void addTo(Map<String, String> fields, HttpRequest request) {
    decoding.addTo(fields, request);
    if (resumption != null) {
      fields.putAll(resumption.fields(delivered));
    }
  }

  boolean hasBegun() {
    return delivery != null;
  }

  /** Whether the answer counts as handed over only when all of it is. */
  boolean isWithheld() {
    return withheld;
  }

  /**
   * Applies the handler: once in a call, and once more for an answer that replaces another.
   *
   * @param stream what a stream of the JDK's may be replaced by; null if none may
   */
  Begun<T> begin(HttpRequest request, AnswerInfo answer, @Nullable DrawnStream stream)
      throws IOException {
    AnswerInfo seen = decoding.seen(request, answer);
    BodySubscriber<T> subscriber = handler.apply(seen);
    if (subscriber == null) {
      throw new IOException(
          FailedAttempt.target(request) + ": the body handler returned no subscriber",
          new NullPointerException("subscriber"));
    }
    BodySubscriber<T> receiver = decoding.around(request, answer, subscriber);
    if (stream != null && receiver == subscriber) {
      receiver = DrawnBody.inPlaceOf(subscriber, handler, stream);
    }
    BodyDelivery<T> started = new BodyDelivery<>(receiver, raise);
    delivery = started;
    withheld = Withholding.isDoneBy(subscriber);
    receiver.onSubscribe(started);
    return new Begun<>(
        seen,
        BodyMaking.of(receiver instanceof DrawnBody<T> drawn ? drawn : subscriber, engine, request),
        started);
  }

  /** Hands over what has arrived, as far as it is wanted. */
  Progress deliver(CallFacts facts, Answering answered) {
    BodyDelivery<T> receiver = begun();
    receiver.deliver(answered);
    if (receiver.isCancelled() && !answered.isComplete()) {
      return Progress.UNWANTED;
    }
    if (receiver.isOver()) {
      return Progress.OVER;
    }
    return answered.failure() == null ? Progress.WAITING : afterBreak(facts, answered, receiver);
  }

  private Progress afterBreak(CallFacts facts, Answering answered, BodyDelivery<T> receiver) {
    Resumption again = resumption == null ? resumptionAfter(facts, answered) : resumption;
    if (again == null) {
      return withheld ? Progress.REPAIRABLE : Progress.BROKEN;
    }
    if (!receiver.hasTakenAll(answered)) {
      return Progress.WAITING; // what has arrived comes first
    }
    resumption = again;
    delivered += answered.received();
    return Progress.REPAIRABLE;
  }

  private @Nullable Resumption resumptionAfter(CallFacts facts, Answering answered) {
    return downloads == Downloads.RESUME ? Resumption.after(facts, answered) : null;
  }

  /** Why another answer is not the rest of the one that broke off; null if it is. */
  @Nullable IOException objectionTo(Answering rest) {
    if (resumed().isContinuedBy(rest, delivered)) {
      return null;
    }
    AnswerInfo head = Objects.requireNonNull(rest.head(), "head");
    return new IOException(
        "what the server sent as the rest, with status %d, is not it".formatted(head.statusCode()));
  }

  /** Whether the next attempt is to bring another answer in the place of one that broke off. */
  boolean startsOver() {
    return hasBegun() && !isResumed();
  }

  /** Whether an answer that is not the rest of the other is one in its place (If-Range). */
  boolean isReplacedBy(AnswerInfo answer) {
    return withheld && answer.statusCode() == Resumption.OK;
  }

  /** Forgets the answer that broke off, of which the application has seen nothing. */
  void startOver(IOException why) {
    begun().replace(why);
    delivery = null;
    resumption = null;
    delivered = 0;
  }

  /** Whether the rest of the answer is what is asked for. */
  boolean isResumed() {
    return resumption != null;
  }

  /** The answer that broke off stays what it is, whatever became of its rest. */
  IOException incomplete(FailedAttempt last, IOException failure) {
    return failure instanceof CallTimeoutException
        ? failure
        : new IncompleteResponseException(
            last, Resumption.OK, delivered, OptionalLong.of(resumed().total()));
  }

  private Resumption resumed() {
    return Objects.requireNonNull(resumption, "resumption");
  }

  /** Another answer is asked for before this one was received. */
  void passOver(IOException why) {
    if (handler instanceof AppliedHandler<T> applied) {
      applied.passOver(why);
    }
  }

  /** Tells the subscriber, if there is one that has not heard the end. */
  void fail(IOException failure) {
    if (delivery != null) {
      delivery.fail(failure);
    } else {
      passOver(failure);
    }
  }

  private BodyDelivery<T> begun() {
    return Objects.requireNonNull(delivery, "delivery");
  }
}
