package dev.redial.runtime.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why the addresses of one host could not be reached, gathered into one exception. */
final class ConnectFailures {
  private final String target;
  private final List<String> reasons = new ArrayList<>();
  private final List<IOException> causes = new ArrayList<>();

  ConnectFailures(String target) {
    this.target = target;
  }

  void add(InetAddress address, IOException cause) {
    reasons.add(address.getHostAddress() + ": " + reason(cause));
    causes.add(cause);
  }

  /** The last failure as the cause, the earlier ones suppressed. */
  ConnectException asException() {
    String message = "cannot connect to " + target + " (" + String.join("; ", reasons) + ")";
    ConnectException exception = new ConnectException(message);
    int last = causes.size() - 1;
    exception.initCause(causes.get(last));
    causes.subList(0, last).forEach(exception::addSuppressed);
    return exception;
  }

  <E extends IOException> E suppressedIn(E exception) {
    causes.forEach(exception::addSuppressed);
    return exception;
  }

  private static String reason(IOException cause) {
    if (cause instanceof BindException) {
      return "no local port or address to connect from, perhaps because too many connections were"
          + " closed within a minute (EADDRNOTAVAIL): "
          + cause.getMessage();
    }
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
