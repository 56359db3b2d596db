package dev.redial.runtime.call;

import java.util.concurrent.RejectedExecutionException;

/** A step of an asynchronous call on the client's executor. */
public interface CallTask extends Runnable {
  /** The executor does not take it, so the call fails. */
  void rejected(RejectedExecutionException why);
}
