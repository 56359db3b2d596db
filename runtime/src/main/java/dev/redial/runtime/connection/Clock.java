package dev.redial.runtime.connection;

/**
 * The time by which connections live, so that a simulation may have its own.
 *
 * <p>Thread-safety: read by any thread.
 */
public interface Clock {
  /** The clock of the machine. */
  Clock SYSTEM =
      new Clock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public long wallMillis() {
          return System.currentTimeMillis();
        }
      };

  /** A clock that never jumps, but may stand still while the machine sleeps. */
  long nanoTime();

  /** The time of day, which also counts while the machine sleeps. */
  long wallMillis();
}
