package dev.redial.runtime.pool;

import dev.redial.runtime.transport.Link;
import java.io.IOException;

/** Opens links; called on a thread that may block. */
@FunctionalInterface
public interface LinkSource {
  /**
   * A link that is ready for the first request.
   *
   * @param deadlineNanos on the scale of the pool's clock
   */
  Link open(PoolKey key, long deadlineNanos) throws IOException;
}
