package dev.redial.runtime.call;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Unpacks a finished future into what {@code HttpClient.send} may return or throw. */
final class CallOutcome {
  private CallOutcome() {}

  static <R> R of(CompletableFuture<R> done) throws IOException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    } catch (CancellationException e) {
      throw new IOException("the call was cancelled", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("a finished future does not wait", e);
    }
  }
}
