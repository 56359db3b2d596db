package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.runtime.call.Resending.Received.Trait;
import dev.redial.runtime.connection.Evidence;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import dev.redial.runtime.connection.Signal;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's client reads for a call: kept until the call takes it, which judges the status
 * before the caller's own handler sees anything.
 *
 * <p>Thread-safety: {@code this} guards the fields; the signal and the subscription are used
 * outside of it.
 */
final class DelegatedAnswer
    implements Answering, BodyHandler<DelegatedAnswer>, BodySubscriber<DelegatedAnswer> {
  /** As much as is kept of an answer on a connection of ours. */
  private static final int BUFFER_OCTETS = 64 * 1024;

  private static final int NOT_MODIFIED = 304;

  private final String method;
  private final Idempotency idempotency;
  private final Signal owner;
  private final Runnable onEnd;

  // Guarded by this.
  private Flow.@Nullable Subscription subscription;
  private List<ByteBuffer> content = new ArrayList<>();
  private int buffered;
  private long received;
  private boolean asked;
  private boolean ended;
  private boolean abandoned;
  private boolean begun;
  private boolean sending;
  private @Nullable AnswerInfo head;
  private @Nullable ExchangeFailure failure;

  /**
   * Nothing has come yet.
   *
   * @param onEnd told when nothing more will, perhaps twice
   */
  DelegatedAnswer(String method, Idempotency idempotency, Signal owner, Runnable onEnd) {
    this.method = method;
    this.idempotency = idempotency;
    this.owner = owner;
    this.onEnd = onEnd;
  }

  void raise() {
    owner.raise();
  }

  // ---- for the JDK

  /**
   * The JDK asks for what a request's head cannot be written without: until then nothing was sent,
   * and nothing will be if it is not told. When it asks once more, it is about to send the request
   * again by itself, as it does where the server says that it did nothing; whether that is to be
   * believed of a call that must not arrive twice is not the JDK's to decide.
   *
   * @throws IllegalStateException if the request is not wanted any more
   */
  void sends() {
    if (!maySend()) {
      onEnd.run();
      raise();
      throw new IllegalStateException("the request is not wanted any more");
    }
  }

  /** What else would a POST be sent again for? Source: RFC 9113, section 8.7. */
  private static ExchangeFailure refused() {
    IOException told = new IOException("the server said by HTTP/2 that it did nothing of it");
    return new ExchangeFailure(
        Delivery.NOT_PROCESSED, Evidence.STREAM_REFUSED, told, null, Position.UNPLACED);
  }

  private synchronized boolean maySend() {
    if (failure == null && sending && !idempotency.allowsResend()) {
      failure = refused();
    }
    sending |= failure == null;
    return failure == null && !abandoned;
  }

  /** Whether something of the request may have been sent. */
  synchronized boolean isSending() {
    return sending;
  }

  /** From here on it is known that the server has answered. */
  @Override
  public synchronized BodySubscriber<DelegatedAnswer> apply(ResponseInfo info) {
    head =
        new AnswerInfo(
            info.version(), info.statusCode(), info.headers(), Optional.empty(), Optional.empty());
    return this;
  }

  /** At once, so that the head does not wait for the content. */
  @Override
  public CompletionStage<DelegatedAnswer> getBody() {
    return CompletableFuture.completedStage(this);
  }

  void begin(HttpResponse<?> response, Optional<SSLSession> session) {
    synchronized (this) {
      head =
          new AnswerInfo(
              response.version(),
              response.statusCode(),
              response.headers(),
              session,
              NewerJdk.connectionLabel(response));
      begun = true;
    }
    raise();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    boolean wanted;
    synchronized (this) {
      subscription = given;
      wanted = !abandoned;
      asked = wanted;
    }
    if (wanted) {
      given.request(1);
    } else {
      given.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> items) {
    synchronized (this) {
      asked = false;
      for (ByteBuffer item : items) {
        received += item.remaining();
        buffered += item.remaining();
        content.add(item);
      }
    }
    askForMore();
    raise();
  }

  /** One item at a time, while there is room. */
  private void askForMore() {
    Flow.Subscription source;
    synchronized (this) {
      source = subscription;
      if (source == null || asked || abandoned || ended || buffered >= BUFFER_OCTETS) {
        return;
      }
      asked = true;
    }
    source.request(1);
  }

  @Override
  public void onError(Throwable fault) {
    fail(fault);
  }

  @Override
  public void onComplete() {
    synchronized (this) {
      if (isShort()) {
        failure = failed(new IOException("the server ended it early"));
      } else {
        ended = true;
      }
    }
    onEnd.run();
    raise();
  }

  /** The JDK does not always compare; source: RFC 9113, section 8.1.1. */
  private boolean isShort() {
    OptionalLong announced = expected();
    boolean bodiless = method.equals("HEAD") || (head != null && head.statusCode() == NOT_MODIFIED);
    return failure == null
        && !bodiless
        && announced.isPresent()
        && announced.getAsLong() != received;
  }

  // ---- how it failed

  /** Takes what the JDK reports; the first report counts. */
  void fail(Throwable fault) {
    synchronized (this) {
      if (failure == null && !ended) {
        failure = failed(DelegatedFailures.asIOException(fault));
      }
    }
    onEnd.run();
    raise();
  }

  /** Fails it if nothing of the request was sent, which will not be sent then. */
  boolean failUnsent(IOException cause) {
    synchronized (this) {
      if (sending || failure != null || ended) {
        return false;
      }
      failure = failed(cause);
    }
    onEnd.run();
    raise();
    return true;
  }

  /** What has answered is on the way to the server, which was sent nothing. */
  void neverLeft(IOException cause) {
    synchronized (this) {
      head = null;
      sending = false;
    }
    fail(cause);
  }

  /**
   * What kind of failure it is does not count once the head may have been sent: an {@code
   * SSLHandshakeException} comes of an alert at any time, a {@code ConnectException} of a second
   * try that nobody asked for.
   */
  private ExchangeFailure failed(IOException cause) {
    return new ExchangeFailure(delivery(), Evidence.OCTETS, cause, null, Position.UNPLACED);
  }

  private Delivery delivery() {
    if (head != null) {
      return Delivery.ANSWERED;
    }
    return sending ? Delivery.UNKNOWN : Delivery.NOT_SENT;
  }

  /** How far it has come; it goes on all the same. */
  synchronized ExchangeFailure describe(IOException why) {
    return failed(why);
  }

  /** Wants no more of it; says how far it had come. */
  ExchangeFailure giveUp(IOException cause) {
    Flow.Subscription source;
    ExchangeFailure how;
    synchronized (this) {
      how = failure == null ? failed(cause) : failure;
      failure = ended ? failure : how;
      abandoned = true;
      source = subscription;
    }
    if (source != null) {
      source.cancel();
    }
    onEnd.run();
    return how;
  }

  // ---- for the call

  /** The same as for an exchange of ours: what is small is awaited whole. */
  @Override
  public synchronized boolean isReady() {
    OptionalLong announced = expected();
    boolean small = announced.isPresent() && announced.getAsLong() <= BUFFER_OCTETS;
    return begun && (ended || !small);
  }

  @Override
  public synchronized @Nullable AnswerInfo head() {
    return head;
  }

  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public synchronized boolean isComplete() {
    return ended;
  }

  @Override
  public synchronized boolean isDrained() {
    return ended && content.isEmpty();
  }

  @Override
  public synchronized boolean isEmptied() {
    return content.isEmpty();
  }

  @Override
  public List<ByteBuffer> take() {
    List<ByteBuffer> taken;
    synchronized (this) {
      taken = content;
      content = new ArrayList<>();
      buffered = 0;
    }
    askForMore();
    return taken;
  }

  @Override
  public synchronized long received() {
    return received;
  }

  @Override
  public synchronized OptionalLong expected() {
    AnswerInfo info = head;
    return info == null
        ? OptionalLong.empty()
        : info.headers()
            .firstValue("content-length")
            .filter(octets -> octets.matches("\\d{1,18}"))
            .map(octets -> OptionalLong.of(Long.parseLong(octets)))
            .orElse(OptionalLong.empty());
  }

  @Override
  public synchronized @Nullable ExchangeFailure failure() {
    return failure;
  }

  /** Its connection is the JDK's; the call goes another way instead. */
  @Override
  public void avoidCarrier() {}
}
