package dev.redial.runtime.call;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

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
      throw other(e.getCause());
    } catch (CancellationException e) {
      throw new IOException("the call was cancelled", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("a finished future does not wait", e);
    }
  }

  /** As the JDK's client: some of what handlers throw stays what it is. */
  private static IOException other(@Nullable Throwable thrown) {
    String message = thrown == null ? null : thrown.getMessage();
    if (thrown instanceof IllegalArgumentException) {
      throw new IllegalArgumentException(message, thrown);
    }
    if (thrown instanceof SecurityException) {
      throw new SecurityException(message, thrown);
    }
    return new IOException(String.valueOf(thrown), thrown);
  }
}
