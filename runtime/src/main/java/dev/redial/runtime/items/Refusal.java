package dev.redial.runtime.items;

import java.util.concurrent.Flow;

/** The subscription of a second subscriber: it is told so, and gets nothing. */
enum Refusal implements Flow.Subscription {
  REFUSED;

  static void of(Flow.Subscriber<?> subscriber) {
    subscriber.onSubscribe(REFUSED);
    subscriber.onError(
        new IllegalStateException(
            "this publisher is one call and has its one subscriber; call the method again"));
  }

  @Override
  public void request(long count) {}

  @Override
  public void cancel() {}
}
