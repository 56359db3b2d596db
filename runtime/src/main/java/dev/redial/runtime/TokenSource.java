package dev.redial.runtime;

import java.io.IOException;
import java.util.Optional;

/**
 * Where bearer tokens come from, and where a new one is had when a server refuses one.
 *
 * <p>Thread-safety: used by any thread; {@link #renew} by one at a time.
 */
public interface TokenSource {
  /**
   * The token that the next call takes along. It is asked by the thread that makes the call, for
   * each call, and should be in memory.
   *
   * @throws IOException if there is none: the call fails, and nothing is sent
   */
  String token() throws IOException;

  /**
   * A token in the place of one that a server has answered with 401. Where {@link #token} has
   * another one by then, it is not asked. It may wait: it is asked by the thread that makes the
   * call, or for asynchronous calls by one that is nobody else's.
   *
   * @param refused the token that was sent
   * @return the new one, which {@link #token} gives from then on; empty if there is none, and then
   *     the 401 is the answer
   * @throws IOException if it is not known whether there is one: the call fails with it
   * @throws InterruptedException if the thread that makes the call is interrupted
   */
  Optional<String> renew(String refused) throws IOException, InterruptedException;
}
