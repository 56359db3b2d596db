package dev.redial.runtime.call;

import dev.redial.runtime.cleartext.UnspokenHttp2Exception;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.transport.TunnelRefusedException;
import dev.redial.runtime.transport.UnfinishedHandshakeException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * What failures in the JDK's hands may mean. How far a request has come is said by what the JDK has
 * asked for, and by nothing else (rule R8): neither types nor texts are evidence.
 */
final class DelegatedFailures {
  private static final Pattern TUNNEL_FAILED = Pattern.compile("Tunnel failed, got: (\\d{3})");

  private DelegatedFailures() {}

  /**
   * Whether it may tell that the server's limit of streams is reached, of which there is no type of
   * its own; what nothing was sent of is tried again in either case.
   */
  static boolean mayBeCrowding(Throwable failure) {
    return asIOException(failure).getClass() == IOException.class;
  }

  /** A proxy's refusal to open a tunnel to the origin. */
  static TunnelRefusedException ofTunnel(Origin target, int status, List<String> challenges) {
    return new TunnelRefusedException(
        "a tunnel to %s was refused: %d".formatted(target, status), status, challenges);
  }

  /**
   * The status of a proxy that has opened no tunnel for the JDK's client, or another than it takes.
   * Nothing was sent to the origin then: this tells only what to do about it.
   */
  static OptionalInt tunnelStatus(Throwable failure) {
    String message = asIOException(failure).getMessage();
    Matcher told = TUNNEL_FAILED.matcher(message == null ? "" : message);
    return told.matches() ? OptionalInt.of(Integer.parseInt(told.group(1))) : OptionalInt.empty();
  }

  /** Whether it says so. Nothing of it was sent in any case: this tells how long to wait only. */
  static boolean saysTooMany(Throwable failure) {
    String message = asIOException(failure).getMessage();
    return message != null && message.contains("too many concurrent streams");
  }

  /** Of a connection in clear, of which the JDK's client believes that it is secured. */
  static IOException inClear(Throwable fault) {
    IOException failure = asIOException(fault);
    if (!(failure instanceof SSLException) || failure instanceof UnspokenHttp2Exception) {
      return failure;
    }
    return connectFailure(
        "the connection ended in its beginning: " + failure.getMessage(), failure);
  }

  private static ConnectException connectFailure(String message, Throwable cause) {
    ConnectException failure = new ConnectException(message);
    failure.initCause(cause);
    return failure;
  }

  static IOException asIOException(Throwable fault) {
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    for (Throwable link = cause; link != null; link = link.getCause()) {
      if (link instanceof UnspokenHttp2Exception unspoken) {
        return unspoken;
      }
      if (link instanceof UnfinishedHandshakeException) {
        return connectFailure(String.valueOf(link.getMessage()), cause);
      }
    }
    return cause instanceof IOException io
        ? told(io)
        : new IOException(String.valueOf(cause), cause);
  }

  /** The JDK's does not always say what its type says. */
  private static IOException told(IOException failure) {
    if (failure instanceof ConnectException && failure.getMessage() == null) {
      return connectFailure("no connection could be made", failure);
    }
    return failure;
  }
}
