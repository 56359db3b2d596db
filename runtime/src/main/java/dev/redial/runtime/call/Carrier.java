package dev.redial.runtime.call;

import java.net.http.HttpClient;

/**
 * A client of the JDK's, and how many requests it carries: let go of, it ends with the last of
 * them.
 *
 * <p>Thread-safety: {@code this} guards the fields; the client is ended outside of it.
 */
final class Carrier {
  private final HttpClient client;

  // Guarded by this.
  private int carried;
  private boolean released;
  private boolean ended;

  Carrier(HttpClient client) {
    this.client = client;
  }

  HttpClient client() {
    return client;
  }

  /** It is to carry one more, which {@link #giveBack} tells the end of; false if it has ended. */
  synchronized boolean take() {
    if (!ended) {
      carried++;
    }
    return !ended;
  }

  /** One that it carried is over, and nothing of it is left to be told. */
  void giveBack() {
    synchronized (this) {
      carried--;
    }
    endIfIdle();
  }

  /** Nobody will ask for it any more. */
  void release() {
    synchronized (this) {
      released = true;
    }
    endIfIdle();
  }

  private void endIfIdle() {
    synchronized (this) {
      if (ended || !released || carried > 0) {
        return;
      }
      ended = true;
    }
    NewerJdk.end(client);
  }
}
