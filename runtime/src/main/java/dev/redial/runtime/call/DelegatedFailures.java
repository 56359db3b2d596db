package dev.redial.runtime.call;

import dev.redial.resend.Delivery;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.transport.TunnelRefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Says by a failure's type how far a request has come in the JDK's hands (rule R8): message texts
 * are no evidence.
 */
final class DelegatedFailures {
  /** There was no connection yet. */
  private static final List<Class<? extends Exception>> OF_DIALLING =
      List.of(
          ConnectException.class,
          HttpConnectTimeoutException.class,
          UnknownHostException.class,
          UnresolvedAddressException.class,
          SSLHandshakeException.class);

  private DelegatedFailures() {}

  /** Before anything was answered. */
  static Delivery delivery(IOException failure) {
    boolean dialling =
        OF_DIALLING.stream()
            .anyMatch(type -> type.isInstance(failure) || isOnlyWrapped(type, failure));
    return dialling ? Delivery.NOT_SENT : Delivery.UNKNOWN;
  }

  /** Made an {@code IOException} by {@link #asIOException}. */
  private static boolean isOnlyWrapped(Class<?> type, IOException failure) {
    return failure.getClass() == IOException.class
        && failure.getCause() instanceof RuntimeException
        && type.isInstance(failure.getCause());
  }

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
    return cause instanceof IOException io ? io : new IOException(String.valueOf(cause), cause);
  }
}
