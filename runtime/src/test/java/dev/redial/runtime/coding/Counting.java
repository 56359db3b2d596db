package dev.redial.runtime.coding;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Counts what comes, and keeps none of it. */
final class Counting implements BodySubscriber<Void> {
  long octets;

  @Override
  public CompletionStage<Void> getBody() {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    for (ByteBuffer buffer : item) {
      octets += buffer.remaining();
    }
  }

  @Override
  public void onError(Throwable why) {}

  @Override
  public void onComplete() {}
}
