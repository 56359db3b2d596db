package dev.redial.runtime.call;

import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.transport.TunnelRefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletionException;

/**
 * What failures in the JDK's hands may mean. How far a request has come is said by what the JDK has
 * asked for, and by nothing else (rule R8): neither types nor texts are evidence.
 */
final class DelegatedFailures {
  private DelegatedFailures() {}

  /**
   * Whether it may tell that the server's limit of streams is reached, of which there is no type of
   * its own; what nothing was sent of is tried again in either case.
   */
  static boolean mayBeCrowding(Throwable failure) {
    return asIOException(failure).getClass() == IOException.class;
  }

  /** A proxy's refusal to open a tunnel to the origin. */
  static TunnelRefusedException ofTunnel(Origin target, HttpResponse<?> refusal) {
    return new TunnelRefusedException(
        "a tunnel to %s was refused: %d".formatted(target, refusal.statusCode()),
        refusal.statusCode(),
        refusal.headers().allValues("proxy-authenticate"));
  }

  /** Whether it says so. Nothing of it was sent in any case: this tells how long to wait only. */
  static boolean saysTooMany(Throwable failure) {
    String message = asIOException(failure).getMessage();
    return message != null && message.contains("too many concurrent streams");
  }

  static IOException asIOException(Throwable fault) {
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    return cause instanceof IOException io
        ? told(io)
        : new IOException(String.valueOf(cause), cause);
  }

  /** The JDK's does not always say what its type says. */
  private static IOException told(IOException failure) {
    if (failure instanceof ConnectException && failure.getMessage() == null) {
      ConnectException telling = new ConnectException("no connection could be made");
      telling.initCause(failure);
      return telling;
    }
    return failure;
  }
}
