package dev.redial.samples.dropin.feign;

import dev.redial.samples.dropin.retryers.Doubt;
import feign.RetryableException;
import feign.Retryer;

/** Retries as another one does, but not what a server may have acted on. */
record CautiousRetryer(Retryer other) implements Retryer {
  @Override
  public void continueOrPropagate(RetryableException failure) {
    if (Doubt.isLeftBy(failure)) {
      throw failure;
    }
    other.continueOrPropagate(failure);
  }

  @Override
  @SuppressWarnings({
    "MethodDoesntCallSuperMethod",
    "NoClone"
  }) // Feign's word for "one for each call"
  public Retryer clone() {
    return new CautiousRetryer(other.clone());
  }
}
