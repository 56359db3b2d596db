package dev.redial.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishers that do not keep their promises: the call fails, and nothing hangs. */
@ContractTest
class BadRequestBodyContractTest extends Contract {
  private static final long UNKNOWN = -1;

  /** Longer than what is read before anything is sent. */
  private static final int LARGE = 100_000;

  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    Fault() {
      super("the publisher's own");
    }
  }

  /** By either way of sending it. */
  private void fails(BodyPublisher body) throws Exception {
    HttpRequest request = post(peer().echo(), body);
    assertThat(failureOf(start(request))).isNotNull();
    assertThatThrownBy(() -> send(request)).isInstanceOf(IOException.class);
  }

  /** By either way of sending it, and the publisher's own fault is told. */
  private void failsForItsFault(BodyPublisher body) throws Exception {
    HttpRequest request = post(peer().echo(), body);
    assertThat(causes(failureOf(start(request)))).hasAtLeastOneElementOfType(Fault.class);
    Throwable thrown = catchThrowable(() -> send(request));
    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(causes(thrown)).hasAtLeastOneElementOfType(Fault.class);
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }

  private static ByteBuffer zeros(int count) {
    return ByteBuffer.allocate(count);
  }

  @ParameterizedTest
  @ValueSource(longs = {UNKNOWN, 10, LARGE})
  void publisherThatFailsAtOnceFailsTheCall(long length) throws Exception {
    failsForItsFault(Publishers.failing(List.of(), length, new Fault()));
  }

  @ParameterizedTest
  @ValueSource(longs = {UNKNOWN, 10, LARGE})
  void publisherThatFailsInTheMiddleFailsTheCall(long length) throws Exception {
    failsForItsFault(Publishers.failing(List.of(text("half")), length, new Fault()));
  }

  @ParameterizedTest
  @ValueSource(longs = {UNKNOWN, LARGE})
  void publisherThatFailsAtTheEndFailsTheCall(long length) throws Exception {
    BodyPublisher body = Publishers.failing(List.of(zeros(LARGE - 1)), length, new Fault());
    failsForItsFault(body);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, LARGE})
  void tooFewOctetsFailTheCall(long length) throws Exception {
    fails(Publishers.of(List.of(text("four")), length));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, LARGE})
  void tooManyOctetsFailTheCall(int length) throws Exception {
    fails(Publishers.of(List.of(zeros(length), text("more")), length));
  }

  @ParameterizedTest
  @ValueSource(longs = {UNKNOWN, 10, LARGE})
  void publisherThatThrowsWhenSubscribedFailsTheCall(long length) throws Exception {
    BodyPublisher body =
        new Publishers.Body(
            length,
            subscriber -> {
              throw new Fault();
            });
    failsForItsFault(body);
  }

  @ParameterizedTest
  @ValueSource(longs = {UNKNOWN, 10, LARGE})
  void publisherThatThrowsWhenAskedFailsTheCall(long length) throws Exception {
    failsForItsFault(new Publishers.Body(length, s -> s.onSubscribe(throwing())));
  }

  private static Flow.Subscription throwing() {
    return new Flow.Subscription() {
      @Override
      public void request(long n) {
        throw new Fault();
      }

      @Override
      public void cancel() {}
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {UNKNOWN, 10, LARGE})
  void nullInsteadOfABufferFailsTheCall(long length) throws Exception {
    fails(
        new Publishers.Body(
            length,
            subscriber ->
                subscriber.onSubscribe(
                    new Flow.Subscription() {
                      @Override
                      public void request(long n) {
                        try {
                          subscriber.onNext(null);
                        } catch (NullPointerException e) {
                          subscriber.onError(e); // as a publisher is told to
                        }
                      }

                      @Override
                      public void cancel() {}
                    })));
  }

  @Test
  void publisherWhoseLengthCannotBeToldFailsTheCall() throws Exception {
    BodyPublisher body =
        new BodyPublisher() {
          @Override
          public long contentLength() {
            throw new Fault();
          }

          @Override
          public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(throwing());
          }
        };
    failsForItsFault(body);
  }

  @Test
  void bodyThatCanBeSentOnlyOnceIsSentOnce() throws Exception {
    AtomicInteger subscriptions = new AtomicInteger();
    Flow.Publisher<ByteBuffer> content = Publishers.of(new byte[LARGE]);
    BodyPublisher once =
        new Publishers.Body(
            UNKNOWN,
            subscriber -> {
              if (subscriptions.incrementAndGet() > 1) {
                throw new IllegalStateException("subscribed to twice");
              }
              content.subscribe(subscriber);
            });
    assertThat(send(post(peer().echo(), once)).body()).hasSize(LARGE);
    assertThat(subscriptions).hasValue(1);
  }

  @Test
  void streamThatBreaksFailsTheCallForItsFault() throws Exception {
    BodyPublisher broken =
        BodyPublishers.ofInputStream(
            () ->
                new InputStream() {
                  @Override
                  public int read() {
                    throw new Fault();
                  }

                  @Override
                  public int read(byte[] into, int offset, int length) {
                    throw new Fault();
                  }
                });
    failsForItsFault(broken);
    if (isRedial()) {
      assertThatThrownBy(() -> send(post(peer().echo(), broken)))
          .hasMessageContaining("the body publisher failed");
    }
  }

  @Test
  void streamThatIsMissingFailsTheCall() throws Exception {
    fails(BodyPublishers.ofInputStream(() -> null));
  }

  @Test
  void fileThatIsMissingIsToldWhenThePublisherIsMade() {
    assertThatThrownBy(() -> BodyPublishers.ofFile(Path.of("no-such-file")))
        .isInstanceOf(FileNotFoundException.class);
  }

  /** Java 17's client may hang here over TLS. */
  @Test
  void clientWorksOnAfterABadBody() throws Exception {
    assumeTrue(isRedial(), "the JDK's client is not shown to");
    URI at = peer().echo();
    for (int i = 0; i < 20; i++) {
      fails(Publishers.failing(List.of(text("half")), UNKNOWN, new Fault()));
      assertThat(send(post(at, BodyPublishers.ofString("good"))).body()).isEqualTo("good");
    }
  }
}
