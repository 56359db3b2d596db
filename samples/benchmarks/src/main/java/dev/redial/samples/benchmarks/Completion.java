package dev.redial.samples.benchmarks;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Who is told how an asynchronous call ended, once, on any thread. */
interface Completion {
  /**
   * An answer is here in full.
   *
   * @param length of its content
   */
  void answered(int status, long length);

  void failed(Throwable failure);

  /** For clients whose futures have both. */
  default void ended(int status, long length, @Nullable Throwable failure) {
    if (failure == null) {
      answered(status, length);
    } else {
      failed(failure);
    }
  }

  /** The length, if the status is what every answer here has. */
  static long checked(int status, long length) throws IOException {
    if (status != 200) {
      throw new IOException("answered " + status);
    }
    return length;
  }
}
