package dev.redial.runtime;

import dev.redial.runtime.call.Delegation;
import java.util.Optional;

/**
 * What a client lets go of at its end. It does not know the client: that may have gone before,
 * because nobody held it any more.
 *
 * <p>Thread-safety: used by any thread.
 *
 * @param own the connections, if they are the client's own; empty if they are shared
 */
record Belongings(
    InFlight inFlight,
    Optional<ConnectionManager> own,
    Delegation delegation,
    WebSockets webSockets,
    CallbackExecutor callbacks) {

  /** Takes no new calls; lets go of everything as soon as those under way are over. */
  void shutdown() {
    inFlight.close(this::release);
  }

  /** Runs where the last call ended, so it waits for nobody. */
  private void release() {
    own.ifPresent(ConnectionManager::windDown);
    delegation.shutdown();
    webSockets.shutdown();
    callbacks.close();
  }
}
