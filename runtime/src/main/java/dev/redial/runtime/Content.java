package dev.redial.runtime;

import dev.redial.runtime.content.PromptBody;
import dev.redial.runtime.content.WholeBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/** The content of an answer: all of it, or what gives it piece by piece. */
sealed interface Content {

  /** How the content of a success is taken in; that of an error is always taken as a whole. */
  enum Intake implements BodyHandler<Content> {
    WHOLE,
    STREAMED,
    PUBLISHED;

    @Override
    public BodySubscriber<Content> apply(ResponseInfo head) {
      return (ReceivedAnswer.isSuccess(head.statusCode()) ? this : WHOLE).subscriber();
    }

    private BodySubscriber<Content> subscriber() {
      return switch (this) {
        case WHOLE -> new WholeBody<>(Whole::new);
        case STREAMED -> new PromptBody<>(BodySubscribers.ofInputStream(), Streamed::new);
        case PUBLISHED -> new PromptBody<>(BodySubscribers.ofPublisher(), Published::new);
      };
    }
  }

  /** Lets the connection go where nobody will take the content. */
  void release();

  /** All of it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Whole(byte[] octets) implements Content {
    @Override
    public void release() {
      // Nothing is held.
    }
  }

  /** A stream that is handed over with the head. */
  record Streamed(InputStream octets) implements Content {
    @Override
    public void release() {
      try {
        octets.close();
      } catch (IOException e) {
        // Closed all the same.
      }
    }
  }

  /** A publisher that is handed over with the head. */
  record Published(Flow.Publisher<List<ByteBuffer>> octets) implements Content {
    @Override
    public void release() {
      octets.subscribe(new Cancelling());
    }
  }

  /** Wants nothing. */
  final class Cancelling implements Flow.Subscriber<List<ByteBuffer>> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> octets) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
