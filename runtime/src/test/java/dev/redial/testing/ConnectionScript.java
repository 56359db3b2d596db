package dev.redial.testing;

/** What a {@link RawServer} does on each connection; runs on a thread of that connection's own. */
@FunctionalInterface
public interface ConnectionScript {

  /**
   * Plays one connection. When it returns, the connection is closed in order; when it throws, too,
   * and the exception is among {@link RawServer#failures} unless it is a {@link
   * PeerClosedException}.
   *
   * @param connection the connection
   * @throws Exception to end the script
   */
  void run(RawConnection connection) throws Exception;

  /**
   * Answers every request alike until the client closes.
   *
   * @param status for example 200
   * @param body in Latin-1
   * @return a script
   */
  static ConnectionScript answering(int status, String body) {
    return connection -> {
      while (true) {
        connection.readRequest();
        connection.respond(status, body);
      }
    };
  }

  /**
   * Answers every request with its own body, until the client closes.
   *
   * @return a script
   */
  static ConnectionScript echo() {
    return connection -> {
      while (true) {
        connection.respond(200, connection.readRequest().body());
      }
    };
  }

  /**
   * Plays one script on the first connection, the next on the second and so on; the last one is
   * played on all that follow.
   *
   * @param scripts at least one
   * @return a script
   */
  static ConnectionScript inTurn(ConnectionScript... scripts) {
    return connection -> scripts[Math.min(connection.index(), scripts.length - 1)].run(connection);
  }
}
