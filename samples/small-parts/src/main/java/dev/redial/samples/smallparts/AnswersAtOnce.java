package dev.redial.samples.smallparts;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Answers each request with the same text and sends nothing: what is left of a call is what
 * generated code does, before and after its client.
 *
 * <p>Thread-safety: none; used by one thread.
 */
public final class AnswersAtOnce extends OfflineClient {
  private static final HttpHeaders HEADERS =
      HttpHeaders.of(
          Map.of("Content-Type", List.of("text/plain; charset=utf-8")), (name, value) -> true);

  private final byte[] content;
  private @Nullable HttpRequest last;

  /** With this text, whatever is asked. */
  public AnswersAtOnce(String text) {
    content = text.getBytes(StandardCharsets.UTF_8);
  }

  /** The request that came last. */
  public HttpRequest last() {
    return Objects.requireNonNull(last, "nothing was sent");
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    last = request;
    BodySubscriber<T> subscriber = handler.apply(new AnswerHead(HEADERS));
    subscriber.onSubscribe(new Unlimited());
    subscriber.onNext(List.of(ByteBuffer.wrap(content)));
    subscriber.onComplete();
    return new TextAnswer<>(request, HEADERS, subscriber.getBody().toCompletableFuture().join());
  }

  /** A success. */
  private record AnswerHead(HttpHeaders headers) implements HttpResponse.ResponseInfo {
    @Override
    public int statusCode() {
      return 200;
    }

    @Override
    public Version version() {
      return Version.HTTP_1_1;
    }
  }

  /** All that comes has come. */
  private static final class Unlimited implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }
}
